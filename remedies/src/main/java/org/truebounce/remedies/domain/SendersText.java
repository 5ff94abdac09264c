package org.truebounce.remedies.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.remedies.aggregate.Group;
import org.truebounce.remedies.aggregate.Sender;
import org.truebounce.remedies.aggregate.Senders;
import org.truebounce.report.Page;
import org.truebounce.report.Style.Tone;

/// Who sends in a domain's name, for people.
///
/// @param page where it is written
record SendersText(Page page) {
    private static final int MOST_SHOWN = 10;
    private static final int NARROWEST = 15;

    void senders(Senders senders) {
        page.heading("Who sends in its name");
        page.paragraph("  ", scope(senders));
        if (senders.reports() == 0) {
            return;
        }
        for (Group group : Group.values()) {
            group(group, senders.in(group));
        }
        page.space();
        boolean safe = senders.longEnough() && senders.passes();
        page.item("  ", safe ? Tone.GOOD : Tone.CAREFUL, safe ? "✔" : "▲", readiness(senders));
    }

    private static String scope(Senders senders) {
        String copies = senders.copies() == 0
                ? ""
                : ", " + DomainText.counted(senders.copies(), "copy").replace("copys", "copies") + " left out";
        String others = senders.others() == 0
                ? ""
                : ", " + DomainText.counted(senders.others(), "report") + " about other domains left out";
        String time = senders.begin().isEmpty()
                ? ""
                : " from " + day(senders.begin()) + " to " + day(senders.end()) + " ("
                        + DomainText.counted(senders.days(), "day") + ")";
        return DomainText.counted(senders.reports(), "aggregate report") + time + copies + others + ".";
    }

    private static String day(Optional<Instant> time) {
        return time.map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC).toString())
                .orElse("?");
    }

    private void group(Group group, List<Sender> senders) {
        if (senders.isEmpty()) {
            return;
        }
        long messages = senders.stream().mapToLong(Sender::messages).sum();
        page.space();
        page.item(
                "  ",
                tone(group),
                sign(group),
                title(group) + ": " + DomainText.counted(messages, "message") + " from "
                        + DomainText.counted(senders.size(), "address").replace("addresss", "addresses"));
        int address = senders.stream()
                .limit(MOST_SHOWN)
                .mapToInt(sender -> sender.address().length())
                .reduce(NARROWEST, Math::max);
        int[] widths = {address, 8, 8, 8, 10, 0};
        page.row("    ", widths, "address", "messages", "  SPF ok", " DKIM ok", "last seen", "name");
        senders.stream().limit(MOST_SHOWN).forEach(sender -> sender(sender, widths));
        if (senders.size() > MOST_SHOWN) {
            page.paragraph("    ", "and " + (senders.size() - MOST_SHOWN) + " more; --json tells all");
        }
    }

    private void sender(Sender sender, int[] widths) {
        String name = sender.name()
                .orElse(sender.signers().isEmpty() ? "" : "passes as " + String.join(", ", sender.signers()));
        page.row(
                "    ",
                widths,
                sender.address().isEmpty() ? "(none given)" : sender.address(),
                column(sender.messages()),
                column(sender.spfAligned()),
                column(sender.dkimAligned()),
                day(sender.last()),
                name);
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String column(long count) {
        return String.format(Locale.ROOT, "%,8d", count);
    }

    private static Tone tone(Group group) {
        return switch (group) {
            case YOURS -> Tone.GOOD;
            case YOURS_FAILING -> Tone.BAD;
            case FORWARDER -> Tone.NEWS;
            case STRANGER -> Tone.CAREFUL;
        };
    }

    private static String sign(Group group) {
        return switch (group) {
            case YOURS -> "✔";
            case YOURS_FAILING -> "✖";
            case FORWARDER -> "•";
            case STRANGER -> "▲";
        };
    }

    private static String title(Group group) {
        return switch (group) {
            case YOURS -> "Yours, and passing";
            case YOURS_FAILING -> "Yours, but failing: mend these before forgeries are refused";
            case FORWARDER -> "Forwarders, probably: your mail, passed on by others";
            case STRANGER -> "Strangers, or services of yours that were never set up";
        };
    }

    private static String readiness(Senders senders) {
        String share = String.format(Locale.ROOT, "%.1f", senders.share());
        String said = senders.own() == 0
                ? "No source of yours was seen."
                : "In " + DomainText.counted(senders.days(), "day") + " " + share
                        + " % of the mail from your known sources passed (" + number(senders.ownPassed()) + " of "
                        + number(senders.own()) + ").";
        if (!senders.longEnough()) {
            return said + " Two weeks of reports are needed before the next stage.";
        }
        return said
                + (senders.passes()
                        ? " It is safe to go one stage further, if none of the strangers above is a service of yours."
                        : " It is not yet safe to go one stage further.");
    }

    void notices(Notices notices) {
        page.heading("What your notices tell");
        page.paragraph(
                "  ",
                DomainText.counted(notices.messages(), "message") + " read, "
                        + DomainText.counted(notices.backscatter(), "notice")
                        + " about mail that somebody else sent in your name.");
        List<Notices.Client> matches = notices.matches();
        if (!matches.isEmpty()) {
            long reported = matches.stream().mapToLong(Notices.Client::reported).sum();
            page.item(
                    "  ",
                    Tone.CAREFUL,
                    "▲",
                    (matches.size() == 1 ? "The same address" : "The same " + matches.size() + " addresses") + " sent "
                            + number(reported) + " of the messages that fail in the aggregate reports.");
        }
        notices.clients().stream()
                .limit(MOST_SHOWN)
                .forEach(client -> page.row(
                        "    ",
                        new int[] {17, 12, 0},
                        client.address(),
                        DomainText.counted(client.notices(), "notice"),
                        client.reported() == 0 ? "" : number(client.reported()) + " failing in reports"));
    }
}
