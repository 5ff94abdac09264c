package org.truebounce.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.truebounce.account.Account;
import org.truebounce.evidence.Route.Standing;
import org.truebounce.evidence.Route.Stretch;
import org.truebounce.mail.Message;
import org.truebounce.notice.Notice;

class RouteTest {
    private static final Account OWNER = Account.of(List.of("robin@alder.example"), List.of("alder.example"));

    private static Route route(String returned) {
        String message = """
                Return-Path: <>
                Received: from mx.fjell.example (mx.fjell.example [192.0.2.9]) by mx1.alder.example with ESMTP; Mon, 2 Nov 2026 10:00:02 +0000
                Received: from mail.alder.example (mail.alder.example [198.51.100.1]) by mx1.alder.example with ESMTP; Mon, 2 Nov 2026 10:00:01 +0000
                From: MAILER-DAEMON@fjell.example
                To: robin@alder.example
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.fjell.example

                Final-Recipient: rfc822; kim@fjell.example
                Action: failed
                Status: 5.1.1

                --b
                Content-Type: message/rfc822

                %sFrom: robin@alder.example
                To: kim@fjell.example
                Subject: Hello

                --b--
                """.formatted(returned);
        return Route.of(Notice.read(Message.parse(message.getBytes(StandardCharsets.UTF_8))), OWNER);
    }

    private static List<Standing> standings(List<Stretch> stretches) {
        return stretches.stream().map(Stretch::standing).toList();
    }

    @Test
    void aLineBelowTheBorderInTheNameOfAnOwnHostIsRefuted() {
        assertThat(standings(route("").notice())).containsExactly(Standing.BORDER, Standing.CONTRADICTED);
    }

    @Test
    void whatAStrangerHandedOverDidNotLeaveThroughAnOwnHost() {
        Route route = route("""
                Received: from bot.spam.example (bot.spam.example [203.0.113.7]) by mx.fjell.example with ESMTP; Mon, 2 Nov 2026 09:59:59 +0000
                Received: from [10.0.0.1] by mail.alder.example with ESMTPSA; Mon, 2 Nov 2026 09:59:00 +0000
                Received: from pc by somewhere.example; Mon, 2 Nov 2026 09:58:00 +0000
                """);
        assertThat(standings(route.returned()))
                .containsExactly(Standing.REPORTED, Standing.CONTRADICTED, Standing.CLAIMED);
        assertThat(route.client()).contains("203.0.113.7");
        assertThat(route.returned().getFirst().from()).isEqualTo("bot.spam.example [203.0.113.7]");
    }

    @Test
    void whatAnOwnHostHandedOverIsOnlyClaimedBelow() {
        Route route = route("""
                Received: from mail.alder.example (mail.alder.example [198.51.100.1]) by mx.fjell.example with ESMTP; Mon, 2 Nov 2026 09:59:59 +0000
                Received: from [10.0.0.1] by mail.alder.example with ESMTPSA; Mon, 2 Nov 2026 09:59:00 +0000
                """);
        assertThat(standings(route.returned())).containsExactly(Standing.REPORTED, Standing.CLAIMED);
    }
}
