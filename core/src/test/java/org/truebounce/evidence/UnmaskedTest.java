package org.truebounce.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnmaskedTest {
    @ParameterizedTest
    @CsvSource({
        "раssword, password, 2", // Cyrillic
        "ΜailΒox, MailBox, 2", // Greek
        "un\u200bdeliv\u00adered, undelivered, 2",
        "pass\ufeffword\u200b, password, 1",
        "U n d e l i v e r e d mail, Undelivered mail, 11",
        "\uD835\uDC0C\uD835\uDC1A\uD835\uDC22\uD835\uDC25, Mail, 4", // mathematical bold
        "ｍａｉｌ, mail, 0", // full width: Japanese text has it of right
    })
    void disguises(String seen, String text, int masks) {
        assertThat(Unmasked.of(seen)).isEqualTo(new Unmasked(text, masks));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Undelivered mail: the user is unknown.",
                "Ihre E-Mail für Jürgen Groß wurde nicht zugestellt.",
                "Échec de la remise à l'été où ça plaît.",
                "Сообщение не доставлено: пользователь неизвестен.",
                "a b c, x y",
                "配信できませんでした。",
                "メールを配信できませんでした",
                "Το μήνυμα δεν παραδόθηκε.",
                "A и B",
            })
    void plainTextStaysAsItIs(String text) {
        assertThat(Unmasked.of(text)).isEqualTo(new Unmasked(text, 0));
    }

    @Test
    void anInvisibleCharacterBetweenWordsIsNoMask() {
        assertThat(Unmasked.of("one \u200b two").masks()).isZero();
    }
}
