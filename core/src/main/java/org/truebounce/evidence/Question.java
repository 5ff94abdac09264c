package org.truebounce.evidence;

/// The three questions, in the order in which they are asked. Each follows only from a yes to the one before.
public enum Question {
    /// Was the notice made by the mail system that it names?
    NOTICE_IS_REAL("noticeIsReal"),
    /// Did the returned message leave through the owner's own systems?
    LEFT_OUR_SYSTEMS("leftOurSystems"),
    /// Did the owner send the returned message?
    OWNER_SENT_IT("ownerSentIt");

    private final String word;

    Question(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
