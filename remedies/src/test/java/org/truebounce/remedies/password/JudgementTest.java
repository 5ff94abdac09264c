package org.truebounce.remedies.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Passwords are judged by length and by guessing, not by their signs.
class JudgementTest {
    private static Judgement of(String password, String... own) {
        return Judgement.of(password.toCharArray(), List.of(own), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "password,WEAK",
        "Passw0rd!,WEAK",
        "zQ9$k,WEAK",
        "aaaaaaaaaaaaaaaaaaaaaaaa,WEAK",
        "qwertzuiopasdfghjkl,WEAK",
        "Sommer2026!,WEAK",
        "kx9Qz!mP4v7w,FAIR",
        "Fahrradschlosskette,FAIR",
        "correct horse battery staple,STRONG",
        "revision-parish-reboot-jasmine-gong-landmark,STRONG",
        "streit revue veilchen bezug triton behauen,STRONG",
        "zqk vwx jpf bnt,STRONG"
    })
    void aPasswordIsGraded(String password, Grade grade) {
        assertThat(of(password).grade()).as("%s", of(password)).isEqualTo(grade);
    }

    @Test
    void ownWordsAreTriedFirst() {
        String password = "kim.alder@alder.example";
        assertThat(of(password, "kim.alder@alder.example").grade()).isEqualTo(Grade.WEAK);
        assertThat(of("alder7kim", "kim.alder@alder.example").weaknesses()).contains(Weakness.OWN_WORD);
        assertThat(of("alder7kim").weaknesses()).doesNotContain(Weakness.OWN_WORD);
        assertThat(Judgement.pieces(List.of("Kim.Alder@alder.example", "Jo")))
                .containsExactly("kim.alder@alder.example", "kim.alder", "alder.example", "kim", "alder", "example");
    }

    @Test
    void disguiseIsSeenThrough() {
        assertThat(of("p4ssw0rd").weaknesses()).contains(Weakness.DISGUISE, Weakness.COMMON_PASSWORD);
        assertThat(of("drowssap").weaknesses()).contains(Weakness.DISGUISE);
    }

    @Test
    void charactersAreCountedAsPeopleSeeThem() {
        assertThat(of("😀😀😀").characters()).isEqualTo(3);
    }

    @Test
    void nothingOfThePasswordIsInWhatIsSaid() {
        Judgement judgement = of("hunter2-kim", "kim@alder.example");
        assertThat(judgement + String.join(" ", judgement.reasons()) + judgement.json())
                .doesNotContain("hunter", "kim")
                .contains("\"grade\":\"weak\"", "\"leaked\":null");
    }

    @Test
    void theCallersArrayIsLeftForTheCallerToWipe() {
        char[] password = "password".toCharArray();
        Judgement.of(password, List.of(), Optional.empty());
        assertThat(password).containsExactly("password".toCharArray());
    }

    /// Letters that stand for several others cost zxcvbn most.
    @ParameterizedTest
    @ValueSource(strings = {"4@8({[<369&#!1|l0oO$5+7%2", "@4", "1/1/20", "ab", "\ud800", "m&u$ff%|{%[2@2gb|l+l"})
    void longInputCostsLittle(String piece) {
        of("warm");
        String password = piece.repeat(4_096 / piece.length());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean(); // whatever else the machine does meanwhile
        long start = threads.getCurrentThreadCpuTime();
        assertThat(of(password).characters()).isPositive();
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
}
