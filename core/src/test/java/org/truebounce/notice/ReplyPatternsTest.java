package org.truebounce.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truebounce.notice.StatusReasons.Strength;
import org.truebounce.words.DataLines;

class ReplyPatternsTest {
    private static ReplyPatterns read(String order, String file) {
        Map<String, String> files = Map.of("ORDER", order, "a.replies", file);
        return ReplyPatterns.read(name -> new DataLines(name, files.getOrDefault(name, "")));
    }

    @Test
    void aFileIsRead() {
        ReplyPatterns patterns = read("a.replies\n(status)\n", "# legend\nreason loop\n\nround\n= round it goes\n");
        assertThat(patterns.reasons()).containsExactly(Reason.LOOP);
        assertThat(patterns.places()).containsExactly("a.replies:4");
        assertThat(patterns.statusRank()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "round\n= round\n",
                "reason circle\nround\n= round\n",
                "reason loop\n",
                "reason loop\n= round\n",
                "reason loop\nround\n",
                "reason loop\nround\nabout\n= about\n",
                "reason loop\nRound\n= Round\n",
                "reason loop\nround\n= round\nreason loop\n"
            })
    void aMistakeInAFileIsSaid(String file) {
        assertThatThrownBy(() -> read("a.replies\n(status)\n", file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("a.replies:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.replies\n", "(status)\n(status)\n", "a.replies\n(other)\n", "a.reply\n(status)\n"})
    void aMistakeInTheOrderIsSaid(String order) {
        assertThatThrownBy(() -> read(order, "reason loop\nround\n= round\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("ORDER:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5.1.1 loop\n",
                "specific\n5.1 loop\n",
                "specific\n5.1.1\n",
                "specific\n5.1.1 circle\n",
                "specific\n5.1.y loop\n",
                "specific\n5.1.1 loop\nx.1.1 loop\n",
                "strong\n5.1.1 loop\n"
            })
    void aMistakeInTheStatusTableIsSaid(String table) {
        assertThatThrownBy(() -> StatusReasons.read(new DataLines("STATUS", table)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("STATUS:");
    }

    @Test
    void aRunOfCodesAndEitherClassAreRead() {
        StatusReasons table =
                StatusReasons.read(new DataLines("STATUS", "specific\nx.7.6-8 loop\nvague\n5.0.1 syntax\n"));
        assertThat(table.reason(StatusReasons.key("4.7.7"), Strength.SPECIFIC)).contains(Reason.LOOP);
        assertThat(table.reason(StatusReasons.key("5.7.8"), Strength.SPECIFIC)).contains(Reason.LOOP);
        assertThat(table.reason(StatusReasons.key("5.7.9"), Strength.SPECIFIC)).isEmpty();
        assertThat(table.reason(StatusReasons.key("5.0.1"), Strength.VAGUE)).contains(Reason.SYNTAX);
    }
}
