package org.truebounce.stream.step;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.truebounce.storm.CrowdAlert;
import org.truebounce.stream.event.Forms;

/// Tells each campaign once, though several bands of its outline saw it.
final class MergeStep extends KeyedProcessFunction<String, CrowdAlert, CrowdAlert> {
    private static final long serialVersionUID = 1;
    private static final int MOST = 2_000;

    @SuppressWarnings("NullAway.Init") // opened by Flink
    private transient ListState<CrowdAlert> told;

    @Override
    public void open(OpenContext context) {
        told = getRuntimeContext().getListState(new ListStateDescriptor<>("told", Forms.CROWD_ALERT));
    }

    @Override
    public void processElement(CrowdAlert alert, Context context, Collector<CrowdAlert> out) throws Exception {
        List<CrowdAlert> known = new ArrayList<>();
        told.get().forEach(known::add);
        if (alert.over()) {
            if (known.removeIf(earlier -> earlier.name().equals(alert.name()))) {
                out.collect(alert);
                told.update(known);
            }
        } else if (known.stream().noneMatch(alert::isLike) && known.size() < MOST) {
            out.collect(alert);
            told.add(alert);
        }
    }
}
