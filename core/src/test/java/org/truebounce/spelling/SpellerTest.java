package org.truebounce.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truebounce.account.Account;
import org.truebounce.account.SentMail;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.RecordType;
import org.truebounce.auth.dns.Resolver;

/// What is suggested for addresses that failed, and for which nothing is.
class SpellerTest {
    private static final Account OWNER = Account.of(List.of("robin@alder.example"), List.of())
            .withSent(sent(Map.ofEntries(
                    Map.entry("kim.lee@example.net", 12),
                    Map.entry("jörg@bücher.example", 5),
                    Map.entry("anna.mueller@firma.example", 9),
                    Map.entry("hanna.mueller@firma.example", 7),
                    Map.entry("jan.weber@firma.example", 7),
                    Map.entry("jon.weber@firma.example", 7),
                    Map.entry("a.schmidt@firma.example", 4),
                    Map.entry("info@firma.example", 3),
                    Map.entry("sasha42@example.org", 6),
                    Map.entry("maria.garcia@gmail.com", 8),
                    Map.entry("office@long-established.example", 2))));

    private static SentMail sent(Map<String, Integer> messages) {
        SentMail mail = new SentMail(false);
        messages.forEach((address, times) -> {
            for (int i = 0; i < times; i++) {
                mail.add(("To: <" + address + ">\n\n").getBytes(StandardCharsets.UTF_8));
            }
        });
        return mail;
    }

    private static String meant(String written, Symptom symptom) {
        return Speller.of(OWNER).meant(written, symptom).orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "kim.lee@exmaple.net, NO_SUCH_DOMAIN, kim.lee@example.net",
        "kim.lee@example.ent, NO_SUCH_DOMAIN, kim.lee@example.net",
        "kim.lee@examplenet, NO_SUCH_DOMAIN, kim.lee@example.net",
        "kim.lee@example, NO_SUCH_DOMAIN, kim.lee@example.net",
        "kim.lee@www.example.net, NO_SUCH_DOMAIN, kim.lee@example.net",
        "kim.le@example.net, NO_SUCH_MAILBOX, kim.lee@example.net",
        "kin.lee@example.net, NO_SUCH_MAILBOX, kim.lee@example.net",
        "kim_lee@example.net, NO_SUCH_MAILBOX, kim.lee@example.net",
        "kimlee@example.net, NO_SUCH_MAILBOX, kim.lee@example.net",
        "lee.kim@example.net, NO_SUCH_MAILBOX, kim.lee@example.net",
        "kim.lee@example.com, NO_SUCH_MAILBOX, kim.lee@example.net",
        "maria.garcia@gmial.com, NO_ANSWER, maria.garcia@gmail.com",
        "maria.garcai@gamil.com, NO_SUCH_DOMAIN, maria.garcia@gmail.com",
        "maria.garcia@mail.com, NO_SUCH_MAILBOX, maria.garcia@gmail.com",
        "robin@adler.example, NO_SUCH_DOMAIN, robin@alder.example",
        "office@long-establihsed.example, NO_SUCH_DOMAIN, office@long-established.example",
        "somebody.new@long-establihsed.example, NO_SUCH_DOMAIN, somebody.new@long-established.example"
    })
    void aCorrespondentIsMeant(String written, Symptom symptom, String meant) {
        assertThat(meant(written, symptom)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "joerg@bücher.example, NO_SUCH_MAILBOX",
        "jorg@bücher.example, NO_SUCH_MAILBOX",
        "jörg@buecher.example, NO_SUCH_DOMAIN",
        "jörg@xn--bcher-kva.exmaple, NO_SUCH_DOMAIN",
        "jörg@bucher.example, NO_SUCH_DOMAIN"
    })
    void marksOnLettersAreLostOnTheWay(String written, Symptom symptom) {
        assertThat(meant(written, symptom)).isEqualTo("jörg@bücher.example");
    }

    @ParameterizedTest
    @CsvSource({
        "kim.lee@ехample.net, kim.lee@example.net", // with letters of the Cyrillic script
        "maria.garcia@grnail.com, maria.garcia@gmail.com",
        "maria.garcia@gmai1.com, maria.garcia@gmail.com"
    })
    void lettersThatLookAlikeAreToldApart(String written, String meant) {
        assertThat(meant(written, Symptom.NO_SUCH_DOMAIN)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kim.lee@example,net",
                "kim.lee@@example.net",
                "kim.lee @example.net",
                "kim.lee@exam ple.net",
                "mailto:kim.lee@example.net",
                "'kim.lee@example.net'",
                "kim.lee@example.net>",
                "kim.lee@example..net",
                "kim.lee at example.net",
                "kim.lee(at)example.net",
                "<kim.lee@example.net>;",
                "„kim.lee@example.net“"
            })
    void whatSticksToAnAddressIsTakenOff(String written) {
        assertThat(meant(written, Symptom.REFUSED)).isEqualTo("kim.lee@example.net");
    }

    @ParameterizedTest
    @CsvSource({
        "jo.doe@gmail.con, NO_SUCH_DOMAIN, jo.doe@gmail.com",
        "jo.doe@gmail.cmo, NO_SUCH_DOMAIN, jo.doe@gmail.com",
        "jo.doe@gmail.ocm, NO_SUCH_DOMAIN, jo.doe@gmail.com",
        "jo.doe@gmail.om, NO_SUCH_DOMAIN, jo.doe@gmail.com",
        "jo.doe@gmail, NO_SUCH_DOMAIN, jo.doe@gmail.com",
        "jo.doe@gmailcom, NO_SUCH_DOMAIN, jo.doe@gmail.com",
        "jo.doe@gmail.de, NO_SUCH_DOMAIN, jo.doe@gmail.com",
        "jo.doe@hotmial.com, NO_SUCH_DOMAIN, jo.doe@hotmail.com",
        "jo.doe@yaho.com, NO_SUCH_DOMAIN, jo.doe@yahoo.com",
        "Jo.Doe@Outlok.com, NO_SUCH_DOMAIN, Jo.Doe@outlook.com",
        "jo.doe@t-onlien.de, NO_SUCH_DOMAIN, jo.doe@t-online.de",
        "jo.doe@t-online.com, NO_SUCH_DOMAIN, jo.doe@t-online.de",
        "jo.doe@hotmail.couk, NO_SUCH_DOMAIN, jo.doe@hotmail.co.uk",
        "jo.doe@laposte.nte, NO_SUCH_DOMAIN, jo.doe@laposte.net",
        "jo.doe@gmial.com, NO_SUCH_MAILBOX, jo.doe@gmail.com",
        "jo.doe@mail.con, NO_SUCH_DOMAIN, jo.doe@mail.com",
        "jo.doe@gnail.com, NO_ANSWER, jo.doe@gmail.com"
    })
    void aUsualDomainIsMeant(String written, Symptom symptom, String meant) {
        assertThat(Speller.of(Account.UNKNOWN).meant(written, symptom)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jo@mail.com",
                "jo@ymail.com",
                "jo@email.com",
                "jo@gmx.net",
                "jo@gmx.com",
                "jo@hotmail.co.uk",
                "jo@live.com",
                "jo@love.com",
                "jo@me.com",
                "jo@qq.com",
                "jo@bk.ru",
                "jo@yahoo.co.in",
                "jo.doe@gm.com",
                "jo.doe@telekom.de",
                "jo.doe@orchard.example"
            })
    void domainsThatExistAreLeftAloneThoughTheyResembleABigOne(String written) {
        assertThat(meant(written, Symptom.NO_SUCH_MAILBOX)).isEmpty();
        assertThat(Speller.of(Account.UNKNOWN).meant(written, Symptom.NO_SUCH_MAILBOX))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kim.lee@example.net", // written often, spelled exactly so
                "kim.li@elsewhere.example",
                "b.schmidt@firma.example", // another initial is another person
                "sasha43@example.org", // and so is another number
                "jn.weber@firma.example", // either of two
                "peter.mueller@firma.example",
                "sales@firma.example",
                "new.person@example.net",
                "x@firma.example",
                "",
                "@",
                "kim.lee",
                "kim.lee@",
                "@example.net",
                "kim.lee@[192.0.2.1]",
                "\"kim lee\"@example.net"
            })
    void nothingIsSuggestedWhereItWouldBeAGuess(String written) {
        assertThat(meant(written, Symptom.NO_SUCH_MAILBOX)).isEmpty();
    }

    @Test
    void theReasonTellsWhichPartIsWrong() {
        assertThat(meant("kim.le@example.net", Symptom.NO_SUCH_MAILBOX)).isEqualTo("kim.lee@example.net");
        assertThat(meant("kim.le@example.net", Symptom.NO_SUCH_DOMAIN)).isEmpty();
        assertThat(meant("jo.doe@mail.com", Symptom.NO_SUCH_MAILBOX)).isEmpty();
    }

    @Test
    void theFailedMessageIsItselfAmongTheSentMailAndProvesNothing() {
        Account owner = Account.UNKNOWN.withSent(sent(Map.of("kim.lee@example.net", 12, "kim.lee@exmaple.net", 1)));
        assertThat(Speller.of(owner).meant("kim.lee@exmaple.net", Symptom.NO_SUCH_DOMAIN))
                .contains("kim.lee@example.net");
    }

    @Test
    void anAddressWrittenOftenIsRight() {
        Account owner = Account.UNKNOWN.withSent(sent(Map.of("kim.lee@example.net", 50, "kim.le@example.net", 4)));
        assertThat(Speller.of(owner).meant("kim.le@example.net", Symptom.NO_SUCH_MAILBOX))
                .isEmpty();
    }

    @Test
    void correspondentsThatComeLaterAreKnownToo() {
        SentMail mail = sent(Map.of("kim.lee@example.net", 3));
        Account owner = Account.UNKNOWN.withSent(mail);
        assertThat(Speller.of(owner).meant("lou@orchrad.example", Symptom.NO_SUCH_DOMAIN))
                .isEmpty();
        mail.add("To: lou@orchard.example\n\n".getBytes(StandardCharsets.UTF_8));
        mail.add("To: lou@orchard.example\n\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Speller.of(owner).meant("lou@orchrad.example", Symptom.NO_SUCH_DOMAIN))
                .contains("lou@orchard.example");
    }

    @Test
    void theDnsHasTheLastWord() {
        assertThat(withDns(Answer.found(List.of("10 mx.example.net."), 60))).contains("kim.lee@example.net");
        assertThat(withDns(Answer.temporaryError("no answer"))).contains("kim.lee@example.net");
        assertThat(withDns(Answer.noDomain(60))).isEmpty();
        assertThat(withDns(Answer.found(List.of("0 ."), 60))).isEmpty(); // null MX
    }

    private static Optional<String> withDns(Answer answer) {
        Resolver dns = (name, type) -> type == RecordType.MX || answer.absent() ? answer : Answer.noData(60);
        return Speller.of(OWNER.withDns(dns)).meant("kim.lee@exmaple.net", Symptom.NO_SUCH_DOMAIN);
    }

    @Test
    void whereThereIsNoMailExchangeTheHostItselfIsAsked() {
        Resolver host =
                (name, type) -> type == RecordType.A ? Answer.found(List.of("192.0.2.1"), 60) : Answer.noData(60);
        assertThat(Speller.of(OWNER.withDns(host)).meant("kim.lee@exmaple.net", Symptom.NO_SUCH_DOMAIN))
                .contains("kim.lee@example.net");
    }

    @Test
    void longAndOddAddressesTakeNoTime() {
        String many = "a.".repeat(150);
        for (String written : List.of(many + "@example.net", "kim@" + many + "net", "@".repeat(319), " ".repeat(319))) {
            assertThat(meant(written, Symptom.NO_SUCH_MAILBOX)).isEmpty();
        }
    }
}
