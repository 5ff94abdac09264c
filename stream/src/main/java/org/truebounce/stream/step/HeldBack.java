package org.truebounce.stream.step;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.truebounce.stream.event.Forms;
import org.truebounce.stream.event.Held;

/// The answers of the present mailbox that are held back, by what names the original.
final class HeldBack {
    private final MapState<String, Held> answers;

    HeldBack(RuntimeContext context) {
        answers = context.getMapState(new MapStateDescriptor<>("held", Types.STRING, Forms.HELD));
    }

    void add(String original, Held answer) throws Exception {
        answers.put(original, answer);
    }

    /// Takes out the answer about an original, if one is held.
    Optional<Held> take(String original) throws Exception {
        Optional<Held> answer = Optional.ofNullable(answers.get(original));
        if (answer.isPresent()) {
            answers.remove(original);
        }
        return answer;
    }

    /// Takes out the answers whose time has come.
    Map<String, Held> take(Predicate<Held> due) throws Exception {
        Map<String, Held> taken = new HashMap<>();
        for (Map.Entry<String, Held> answer : answers.entries()) {
            if (due.test(answer.getValue())) {
                taken.put(answer.getKey(), answer.getValue());
            }
        }
        for (String original : taken.keySet()) {
            answers.remove(original);
        }
        return taken;
    }
}
