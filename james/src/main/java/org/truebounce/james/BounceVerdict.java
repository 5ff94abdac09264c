package org.truebounce.james;

import jakarta.mail.MessagingException;
import java.util.Collection;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;
import org.truebounce.settings.SettingsException;

/// Matches the recipients for whom a mail has one of the verdicts, such as `BounceVerdict=backscatter,confidence>=90`.
///
/// A message that was not read whole matches nothing: it is annotated, and goes where it would have gone.
public final class BounceVerdict extends GenericMatcher {
    @SuppressWarnings("NullAway.Init")
    private Judge judge;

    @SuppressWarnings("NullAway.Init")
    private Condition condition;

    @Override
    public void init() throws MessagingException {
        try {
            condition = Condition.of(getCondition() == null ? "" : getCondition());
        } catch (SettingsException wrong) {
            throw Judges.unusable("BounceVerdict", wrong);
        }
        judge = Judges.get();
    }

    @Override
    public Collection<MailAddress> match(Mail mail) {
        return judge.matching(
                mail,
                getMailetContext(),
                found -> found.isWhole()
                        && found.report().filter(condition::isMetBy).isPresent());
    }
}
