package org.truebounce.james;

import jakarta.mail.MessagingException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.PerRecipientHeaders.Header;
import org.apache.mailet.base.GenericMailet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truebounce.mail.HeaderField;
import org.truebounce.report.HeaderReport;
import org.truebounce.verdict.Verdict;

/// Writes what was found into the header of a notice, and removes from all mail that comes in what others have written
/// there under the same names.
///
/// What differs between the recipients of a mail is written into each one's copy when James delivers it.
public final class BounceAnnotation extends GenericMailet {
    private static final Logger LOG = LoggerFactory.getLogger(BounceAnnotation.class);

    @SuppressWarnings("NullAway.Init")
    private Judge judge;

    @Override
    public void init() throws MessagingException {
        checkInitParameters(Set.of());
        judge = Judges.get();
    }

    @Override
    public String getMailetInfo() {
        return "TrueBounce: writes the verdict on a notice of failure into its header";
    }

    @Override
    public void service(Mail mail) {
        try {
            List<MailAddress> mailboxes = judge.mailboxes(mail, getMailetContext());
            if (!mailboxes.isEmpty()) {
                annotate(mail, mailboxes);
            }
        } catch (MessagingException | RuntimeException failed) {
            LOG.warn("mail {} passes without annotation", mail.getName(), failed);
        }
    }

    private void annotate(Mail mail, List<MailAddress> mailboxes) throws MessagingException {
        String authservId = judge.settings().authservId();
        Map<MailAddress, Judged> judged = judge.judged(mail, getMailetContext());
        Set<Optional<HeaderReport>> said = new HashSet<>();
        for (MailAddress mailbox : mailboxes) {
            said.add(Optional.ofNullable(judged.get(mailbox)).flatMap(BounceAnnotation::told));
        }
        boolean same = said.size() == 1;
        List<HeaderField> shared = same
                ? said.iterator()
                        .next()
                        .map(report -> report.fields(authservId))
                        .orElse(List.of())
                : List.of();
        OwnFields.of(mail.getMessage(), authservId).replace(mail.getMessage(), shared);
        if (!same) {
            judged.forEach((mailbox, found) ->
                    told(found).ifPresent(report -> addFor(mail, mailbox, report.fields(authservId))));
        }
    }

    /// Of other mail nothing is written.
    private static Optional<HeaderReport> told(Judged judged) {
        return judged.report().filter(report -> report.verdict() != Verdict.NOT_A_NOTICE);
    }

    private static void addFor(Mail mail, MailAddress mailbox, List<HeaderField> fields) {
        for (HeaderField field : fields) {
            mail.addSpecificHeaderForRecipient(
                    Header.builder()
                            .name(field.name())
                            .value(field.value().replace("\n", "\r\n"))
                            .build(),
                    mailbox);
        }
    }
}
