package org.truebounce.evidence;

import org.truebounce.notice.Notice;

/// What a message shows its reader first: who it is from, its subject, its opening words, with their disguises
/// taken off.
///
/// @param sender the display name and address, unmasked
/// @param subject unmasked
/// @param text the opening, unmasked
/// @param masks how many characters stood there to deceive programs: invisible ones, letters of foreign scripts
///     within words
/// @param masksOfSubject how many of them in the subject
record Face(String sender, String subject, String text, int masks, int masksOfSubject) {
    static Face of(Notice notice, int most) {
        String sender = notice.headers().text("From").orElse("");
        String subject = notice.headers().text("Subject").orElse("");
        String text =
                notice.text().length() <= most ? notice.text() : notice.text().substring(0, most);
        // What the returned message was about is none of the notice's own words.
        String quoted =
                notice.returned().subject().filter(about -> about.length() > 3).orElse("\n\n\n");
        text = text.replace(quoted, "");
        Unmasked unmaskedText = Unmasked.of(text);
        Unmasked unmaskedSubject = Unmasked.of(subject);
        Unmasked unmaskedSender = Unmasked.of(sender);
        return new Face(
                unmaskedSender.text(),
                unmaskedSubject.text(),
                unmaskedText.text(),
                unmaskedText.masks() + unmaskedSubject.masks() + unmaskedSender.masks(),
                unmaskedSubject.masks());
    }

    /// What the subject and opening pretend and ask for.
    Bait bait() {
        return Bait.in(subject + "\n" + text);
    }
}
