package org.truebounce.mailbox.filing;

import java.util.List;
import java.util.Optional;
import org.truebounce.Diagnosis;
import org.truebounce.mailbox.imap.Filing;
import org.truebounce.mailbox.imap.FolderUse;
import org.truebounce.mailbox.imap.ImapFolder;
import org.truebounce.verdict.Verdict;

/// Which verdict goes where.
///
/// Moved are notices about forged mail and forged notices, where that is all but certain. What the owner must see stays
/// where it lies: genuine notices, delays of own mail among them, signs of a compromise, and all that is undecided.
/// Labels hide nothing, so that each verdict may have one.
///
/// @param forged the folder for notices about forged mail
/// @param fakes the folder for forged notices
public record FilingRule(Filing.Way way, String forged, String fakes) {
    /// The folder for notices about forged mail, where its owner names no other.
    public static final String FORGED = "Forged bounces";

    private static final String JUNK = "Junk";
    private static final double CERTAIN = 0.9;

    /// A rule that moves into a folder of the owner's choice, and fakes into the server's junk folder.
    ///
    /// @param folders what the server has
    public static FilingRule moving(String forged, List<ImapFolder> folders) {
        String junk = folders.stream()
                .filter(folder -> folder.use() == FolderUse.JUNK)
                .map(ImapFolder::name)
                .findFirst()
                .orElse(JUNK);
        return new FilingRule(Filing.Way.MOVE, forged, junk);
    }

    /// A rule that moves nothing.
    public static FilingRule labelling() {
        return new FilingRule(Filing.Way.LABEL, "", "");
    }

    /// The folder or label for a message in a folder; empty where it is left alone.
    public Optional<String> place(String folder, Diagnosis diagnosis) {
        Verdict verdict = diagnosis.judgement().verdict();
        return switch (way) {
            case LABEL -> label(verdict);
            // What lies in either folder is out of the way already.
            case MOVE ->
                folder.equals(forged)
                                || folder.equals(fakes)
                                || diagnosis.judgement().confidence() < CERTAIN
                        ? Optional.empty()
                        : folder(verdict);
        };
    }

    private Optional<String> folder(Verdict verdict) {
        return switch (verdict) {
            case BACKSCATTER -> Optional.of(forged);
            case FAKE -> Optional.of(fakes);
            case GENUINE, COMPROMISED, UNDECIDED, NOT_A_NOTICE -> Optional.empty();
        };
    }

    private static Optional<String> label(Verdict verdict) {
        return switch (verdict) {
            case GENUINE -> Optional.of("$TrueBounceGenuine");
            case COMPROMISED -> Optional.of("$TrueBounceCompromised");
            case BACKSCATTER -> Optional.of("$TrueBounceBackscatter");
            case FAKE -> Optional.of("$TrueBounceFake");
            case UNDECIDED, NOT_A_NOTICE -> Optional.empty();
        };
    }
}
