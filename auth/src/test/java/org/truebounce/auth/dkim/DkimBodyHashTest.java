package org.truebounce.auth.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DkimBodyHashTest {
    @Test
    void emptyBodies() {
        // RFC 6376 §3.4.3 and §3.4.4 give these hashes.
        assertThat(hash("", Canonicalization.SIMPLE)).isEqualTo("frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=");
        assertThat(hash("", Canonicalization.RELAXED)).isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assertThat(DkimBodyHash.of(new byte[0], Canonicalization.SIMPLE, "rsa-sha1", OptionalLong.empty())
                        .hash())
                .isEqualTo("uoq1oCgLlTqpdDX/iUbLy7J1Wic=");
    }

    @Test
    void lineEndsDoNotMatter() {
        for (Canonicalization form : Canonicalization.values()) {
            assertThat(hash("a \n b\n\n", form)).isEqualTo(hash("a \r\n b\r\n", form));
            assertThat(hash("a", form)).isEqualTo(hash("a\n\n\n", form)).isNotEqualTo(hash("\na", form));
        }
        assertThat(hash("a  b \n", Canonicalization.RELAXED)).isEqualTo(hash("a\tb\n", Canonicalization.RELAXED));
        assertThat(hash("a  b\n", Canonicalization.SIMPLE)).isNotEqualTo(hash("a b\n", Canonicalization.SIMPLE));
    }

    @Test
    void lengthCoversTheBeginning() {
        byte[] body = bytes("0123456789\nmore\n");
        DkimBodyHash part = DkimBodyHash.of(body, Canonicalization.SIMPLE, OptionalLong.of(12));
        assertThat(part.hash()).isEqualTo(hash("0123456789\n", Canonicalization.SIMPLE));
        assertThat(part.canonicalLength()).isEqualTo(18);
        assertThat(part.hashedLength()).isEqualTo(12);
        assertThatThrownBy(() -> DkimBodyHash.of(body, Canonicalization.SIMPLE, "md5", OptionalLong.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String hash(String body, Canonicalization form) {
        return DkimBodyHash.of(bytes(body), form, OptionalLong.empty()).hash();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
