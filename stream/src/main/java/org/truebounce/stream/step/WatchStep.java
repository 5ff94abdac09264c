package org.truebounce.stream.step;

import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.truebounce.account.Run;
import org.truebounce.storm.Crowd;
import org.truebounce.storm.CrowdAlert;
import org.truebounce.storm.Gathering;
import org.truebounce.storm.Witness;
import org.truebounce.stream.event.Finding;
import org.truebounce.stream.event.Forms;
import org.truebounce.verdict.Verdict;

/// Keeps one crowd of notices: tells when it is remarkable, and tells its undecided ones what it says of them.
final class WatchStep extends KeyedProcessFunction<String, Tuple2<String, Witness>, CrowdAlert> {
    static final OutputTag<Finding> FINDINGS = new OutputTag<>("findings", Forms.FINDING);

    private static final long serialVersionUID = 1;
    private static final int MOST_OPEN = 2_000;

    @SuppressWarnings("NullAway.Init") // opened by Flink
    private transient ValueState<Crowd> crowd;

    @SuppressWarnings("NullAway.Init")
    private transient ListState<String> open;

    @SuppressWarnings("NullAway.Init")
    private transient ValueState<Long> quietAt;

    @Override
    public void open(OpenContext context) {
        crowd = getRuntimeContext().getState(new ValueStateDescriptor<>("crowd", Forms.CROWD));
        open = getRuntimeContext().getListState(new ListStateDescriptor<>("open", Types.STRING));
        quietAt = getRuntimeContext().getState(new ValueStateDescriptor<>("quiet-at", Types.LONG));
    }

    @Override
    public void processElement(Tuple2<String, Witness> member, Context context, Collector<CrowdAlert> out)
            throws Exception {
        Gathering gathering = Gathering.named(member.f0);
        Crowd known = Optional.ofNullable(crowd.value()).orElseGet(Crowd::new);
        known.add(member.f1);
        known.alert(gathering, member.f0).ifPresent(out::collect);
        find(known, gathering, member, context);
        crowd.update(known);
        if (quietAt.value() == null) {
            wakeAt(known.quietAt(gathering) * 1000, context);
        }
    }

    private void find(Crowd known, Gathering gathering, Tuple2<String, Witness> member, Context context)
            throws Exception {
        boolean undecided = member.f1.verdict() == Verdict.UNDECIDED;
        Optional<Run> said = known.says(gathering);
        if (said.isEmpty()) {
            if (undecided && gathering != Gathering.DOMAIN && known.notices() <= MOST_OPEN) {
                open.add(member.f1.id());
            }
            return;
        }
        for (String id : open.get()) {
            context.output(FINDINGS, new Finding(id, member.f0, said.get()));
        }
        open.clear();
        if (undecided) {
            context.output(FINDINGS, new Finding(member.f1.id(), member.f0, said.get()));
        }
    }

    private void wakeAt(long time, Context context) throws Exception {
        context.timerService().registerEventTimeTimer(time);
        quietAt.update(time);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<CrowdAlert> out) throws Exception {
        Crowd known = crowd.value();
        if (known == null) {
            return;
        }
        Gathering gathering = Gathering.named(context.getCurrentKey());
        long quiet = known.quietAt(gathering) * 1000;
        if (quiet > time) {
            wakeAt(quiet, context);
            return;
        }
        known.ending(gathering, context.getCurrentKey()).ifPresent(out::collect);
        crowd.clear();
        open.clear();
        quietAt.clear();
    }
}
