package org.truebounce.stream.step;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.truebounce.stream.event.Forms;
import org.truebounce.stream.event.Matter;

/// The notices of the present mailbox whose original may yet turn out to be its owner's, by what names the original.
final class Waiting {
    private static final int MOST = 200;

    private final MapState<String, Matter> notices;
    private final ValueState<Integer> size;

    Waiting(RuntimeContext context) {
        notices = context.getMapState(new MapStateDescriptor<>("waiting", Types.STRING, Forms.MATTER));
        size = context.getState(new ValueStateDescriptor<>("waiting-size", Types.INT));
    }

    private int size() throws Exception {
        Integer known = size.value();
        return known == null ? 0 : known;
    }

    /// Keeps a notice, unless too many are kept: then a storm is on, and none of it is the owner's.
    ///
    /// @return whether it is kept
    boolean add(String original, Matter notice) throws Exception {
        if (size() >= MOST || notices.contains(original)) {
            return false;
        }
        notices.put(original, notice);
        size.update(size() + 1);
        return true;
    }

    /// Keeps another state of a notice that is kept.
    void update(String original, Matter notice) throws Exception {
        if (notices.contains(original)) {
            notices.put(original, notice);
        }
    }

    /// The notice about an original, if one is kept.
    Optional<Matter> get(String original) throws Exception {
        return Optional.ofNullable(notices.get(original));
    }

    /// Takes out the notice about an original, if one is kept.
    Optional<Matter> take(String original) throws Exception {
        if (size() == 0) {
            return Optional.empty();
        }
        Optional<Matter> notice = Optional.ofNullable(notices.get(original));
        if (notice.isPresent()) {
            notices.remove(original);
            shrunk(size() - 1);
        }
        return notice;
    }

    /// Forgets the notices that came before a moment.
    void forgetBefore(long time) throws Exception {
        int left = size();
        for (Iterator<Map.Entry<String, Matter>> all = notices.iterator(); all.hasNext(); ) {
            if (all.next().getValue().arrival().time() < time) {
                all.remove();
                left--;
            }
        }
        shrunk(left);
    }

    private void shrunk(int left) throws Exception {
        if (left > 0) {
            size.update(left);
        } else {
            size.clear();
        }
    }
}
