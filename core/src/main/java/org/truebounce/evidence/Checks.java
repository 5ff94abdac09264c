package org.truebounce.evidence;

import java.util.ArrayList;
import java.util.List;
import org.truebounce.account.Account;
import org.truebounce.notice.Notice;

/// The checks that a message is put through, in the order in which the report tells of them.
public final class Checks {
    private static final List<Check> ALL = List.of(
            new NoticeOrigin(),
            new NoticeGreeting(),
            new NoticeAuthentication(),
            new NoticeAuthenticationForged(),
            new NoticeRoute(),
            new NoticeSender(),
            new NoticeSenderName(),
            new NoticeSenderSystem(),
            new NoticeRecipients(),
            new NoticeReport(),
            new NoticeSubstance(),
            new NoticeReply(),
            new NoticeOriginal(),
            new NoticePose(),
            new NoticePoseSubject(),
            new NoticePoseStranger(),
            new NoticeDress(),
            new NoticeLure(),
            new NoticeLink(),
            new NoticeLinkDisguise(),
            new NoticeLinkReader(),
            new NoticeForm(),
            new NoticeAttachment(),
            new NoticeDemand(),
            new NoticeHurry(),
            new NoticeMask(),
            new NoticeConversation(),
            new ReturnedPassage(),
            new ReturnedInside(),
            new ReturnedBatvTag(),
            new ReturnedEnvelopeId(),
            new ReturnedDkim(),
            new ReturnedHome(),
            new ReturnedSpf(),
            new ReturnedReceived(),
            new ReturnedHop(),
            new ReturnedReplay(),
            new ReturnedFrom(),
            new AccountRun(),
            new AccountSent(),
            new AccountSentBody(),
            new AccountSubmission(),
            new AccountLogin(),
            new AccountPlace(),
            new AccountBurst(),
            new AccountMessageId(),
            new AccountProgram(),
            new AccountRecipient());

    private Checks() {}

    /// What all checks find.
    public static List<Evidence> examine(Notice notice, Account account) {
        Case matter = new Case(notice, account);
        if (!matter.isPosed()) {
            return List.of();
        }
        List<Evidence> evidence = new ArrayList<>();
        for (Check check : ALL) {
            check.examine(matter).ifPresent(evidence::add);
        }
        return List.copyOf(evidence);
    }
}
