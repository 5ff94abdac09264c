package org.truebounce.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRoleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Failed recipient: | RECIPIENT",
                "could not be delivered to | RECIPIENT",
                "please contact | OTHER",
                "xyzzy | UNSAID",
                "'' | UNSAID",
            })
    void theWordsBeforeAnAddressTell(String words, AddressRole role) {
        String text = words + " <";
        assertThat(AddressRole.announcedBy(text, 0, text.length())).isEqualTo(role);
    }

    @Test
    void wordsAreTakenWhole() {
        String text = "xxxxcontact ";
        assertThat(AddressRole.announcedBy(text, 0, text.length())).isEqualTo(AddressRole.UNSAID);
    }

    @Test
    void anyTextGivesARole() {
        for (String text : new String[] {"", " ", "(s", "(s(s(s", "\u0130\u0130\u0130 to", "x".repeat(1_000)}) {
            assertThat(AddressRole.announcedBy(text, 0, text.length())).isNotNull();
            assertThat(AddressRole.isHeading(text)).isFalse();
        }
    }
}
