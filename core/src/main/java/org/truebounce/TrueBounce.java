package org.truebounce;

import java.util.ArrayList;
import java.util.List;
import org.truebounce.account.Account;
import org.truebounce.advice.Advice;
import org.truebounce.advice.Settle;
import org.truebounce.advice.Summary;
import org.truebounce.evidence.Checks;
import org.truebounce.evidence.Evidence;
import org.truebounce.language.Language;
import org.truebounce.mail.Message;
import org.truebounce.notice.Notice;
import org.truebounce.spelling.Suggestion;
import org.truebounce.verdict.Judgement;

/// The door: a message in, its [Diagnosis] out.
public final class TrueBounce {
    private TrueBounce() {}

    /// Reads a message, weighs the evidence and advises. Any bytes give a Diagnosis.
    ///
    /// @param message the whole message as it was received, header and body
    /// @param account what is known of the mailbox's owner
    public static Diagnosis diagnose(byte[] message, Account account) {
        return diagnose(Notice.read(Message.parse(message)), account);
    }

    /// Weighs the evidence and advises, where the message was read already.
    public static Diagnosis diagnose(Notice notice, Account account) {
        return judged(notice, Checks.examine(notice, account), account);
    }

    /// The same message judged anew once its owner has said whether he sent it.
    public static Diagnosis answered(Diagnosis diagnosis, boolean sentIt, Account account) {
        List<Evidence> evidence = new ArrayList<>(diagnosis.evidence());
        evidence.add(Evidence.ownersWord(sentIt, Language.of(account.language())));
        return judged(diagnosis.notice(), List.copyOf(evidence), account);
    }

    private static Diagnosis judged(Notice notice, List<Evidence> evidence, Account account) {
        Language language = Language.of(account.language());
        Judgement judgement = Judgement.weigh(notice, evidence);
        List<Suggestion> suggestions = Spelling.suggestions(notice, judgement.verdict(), account);
        return new Diagnosis(
                notice,
                judgement,
                Summary.of(judgement, notice, language),
                evidence,
                suggestions,
                Advice.on(judgement, notice, suggestions, language),
                Settle.question(judgement, notice, language));
    }
}
