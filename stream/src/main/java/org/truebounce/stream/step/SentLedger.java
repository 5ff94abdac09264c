package org.truebounce.stream.step;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.truebounce.account.SentCopy;
import org.truebounce.stream.event.Forms;
import org.truebounce.stream.event.Sent;

/// The records of the mail that was sent from the present mailbox, the latest of them, for as long as they are kept.
final class SentLedger {
    private static final int MOST = 2_000;
    private static final int FORGOTTEN_AT_ONCE = 200;

    private final MapState<String, Sent> records;
    private final ValueState<Integer> size;

    SentLedger(RuntimeContext context) {
        records = context.getMapState(new MapStateDescriptor<>("sent", Types.STRING, Forms.SENT));
        size = context.getState(new ValueStateDescriptor<>("sent-size", Types.INT));
    }

    private int size() throws Exception {
        Integer known = size.value();
        return known == null ? 0 : known;
    }

    /// Adds a record; one that comes again is kept once.
    void add(Sent sent) throws Exception {
        String name = sent.copy()
                .messageId()
                .orElseGet(() -> sent.time() + " " + sent.copy().subject());
        if (!records.contains(name)) {
            if (size() >= MOST) {
                forgetOldest();
            }
            size.update(size() + 1);
        }
        records.put(name, sent);
    }

    private void forgetOldest() throws Exception {
        List<Map.Entry<String, Long>> times = new ArrayList<>();
        for (Map.Entry<String, Sent> record : records.entries()) {
            times.add(Map.entry(record.getKey(), record.getValue().time()));
        }
        times.sort(Map.Entry.comparingByValue());
        for (Map.Entry<String, Long> old : times.subList(0, Math.min(FORGOTTEN_AT_ONCE, times.size()))) {
            records.remove(old.getKey());
        }
        size.update(times.size() - Math.min(FORGOTTEN_AT_ONCE, times.size()));
    }

    /// What is known, the latest last.
    List<SentCopy> copies() throws Exception {
        if (size() == 0) {
            return List.of();
        }
        List<Sent> all = new ArrayList<>();
        records.values().forEach(all::add);
        all.sort(Comparator.comparingLong(Sent::time));
        return all.stream().map(Sent::copy).toList();
    }

    /// Forgets what was sent before a moment.
    void forgetBefore(long time) throws Exception {
        int left = size();
        for (Iterator<Map.Entry<String, Sent>> all = records.iterator(); all.hasNext(); ) {
            if (all.next().getValue().time() < time) {
                all.remove();
                left--;
            }
        }
        if (left > 0) {
            size.update(left);
        } else {
            size.clear();
        }
    }
}
