package org.truebounce.james;

import jakarta.mail.MessagingException;
import java.util.Collection;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;
import org.truebounce.report.HeaderReport;
import org.truebounce.settings.SettingsException;
import org.truebounce.verdict.Verdict;

/// Matches mail that says that other mail was not delivered, or not yet, whoever sent it; and what pretends to say so.
///
/// An empty sender alone is not enough: automatic answers and receipts have one too. Nor is one needed: some systems
/// send notices under an address. For the empty sender James has a matcher of its own, `SenderIsNull`.
public final class IsBounce extends GenericMatcher {
    @SuppressWarnings("NullAway.Init")
    private Judge judge;

    @Override
    public void init() throws MessagingException {
        if (getCondition() != null && !getCondition().isBlank()) {
            throw Judges.unusable(
                    "IsBounce", new SettingsException("takes no condition; BounceVerdict=... asks for a verdict"));
        }
        judge = Judges.get();
    }

    @Override
    public Collection<MailAddress> match(Mail mail) {
        return judge.matching(
                mail,
                getMailetContext(),
                found -> found.report().filter(IsBounce::isBounce).isPresent());
    }

    private static boolean isBounce(HeaderReport report) {
        return report.kind().isNotice() || report.verdict() == Verdict.FAKE;
    }
}
