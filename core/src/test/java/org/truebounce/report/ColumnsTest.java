package org.truebounce.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Lines and cells in a terminal, also of characters that are two columns wide.
class ColumnsTest {
    @Test
    void wordsStayWhole() {
        assertThat(Columns.wrap("It was sent with an empty sender.", 14))
                .containsExactly("It was sent", "with an empty", "sender.");
        assertThat(Columns.wrap("a robin@alder.example b", 12)).containsExactly("a", "robin@alder.", "example b");
    }

    @Test
    void aNoBreakSpaceEndsNoLine() {
        assertThat(Columns.wrap("L’avis est-il véritable\u00a0?", 24))
                .containsExactly("L’avis est-il", "véritable\u00a0?");
    }

    @Test
    void wideCharactersPartWithinTheWidth() {
        String text = "メールサーバーの応答が引用されていません。（RFC 5321）「truebounce scan」で検査できます。";
        for (int columns = 10; columns < 60; columns++) {
            List<String> lines = Columns.wrap(text, columns);
            int width = columns;
            assertThat(lines).allMatch(line -> Columns.width(line) <= width);
            assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        }
    }

    @Test
    void noLineBeginsWithAClosingMarkOrEndsWithAnOpeningOne() {
        String text = "「送信済み」フォルダー（ウェブメールも）にありますか？なければ、返信せず、削除してください。";
        for (int columns = 10; columns < 60; columns++) {
            assertThat(Columns.wrap(text, columns))
                    .noneMatch(line -> line.matches("[」）、。？ー].*"))
                    .noneMatch(line -> line.matches(".*[「（]"));
        }
    }

    @Test
    void anAddressAmongWideCharactersStaysWhole() {
        String text = "宛先は kim-lee@exam-ple.example で、kim.lee@example.net には届いていません。";
        for (int columns = 24; columns < 60; columns++) {
            assertThat(String.join("\n", Columns.wrap(text, columns)))
                    .contains("kim-lee@exam-ple.example", "kim.lee@example.net");
        }
    }

    @Test
    void cellsOfWideCharactersAlign() {
        for (String text : List.of("邮箱已满", "The mailbox is full", "メールボックスがいっぱいです", "")) {
            for (int columns = 5; columns < 40; columns++) {
                assertThat(Columns.width(Columns.cell(text, columns))).isEqualTo(columns);
            }
        }
    }
}
