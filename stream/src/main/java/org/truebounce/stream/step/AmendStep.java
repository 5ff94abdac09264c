package org.truebounce.stream.step;

import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.truebounce.Diagnosis;
import org.truebounce.account.Run;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.stream.event.Finding;
import org.truebounce.stream.event.Forms;
import org.truebounce.stream.event.Judged;
import org.truebounce.stream.event.Matter;

/// Keeps each undecided notice until many mailboxes' notices say what it is, or too long a time has passed.
final class AmendStep extends KeyedCoProcessFunction<String, Matter, Finding, Judged> {
    static final int REVISION_OF_CROWD = 1;

    private static final long serialVersionUID = 1;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final Judge judge;
    private final Names names;
    private final boolean asks;
    private final long kept;

    @SuppressWarnings("NullAway.Init") // opened by Flink
    private transient ValueState<Matter> matter;

    @SuppressWarnings("NullAway.Init")
    private transient ValueState<Finding> finding;

    @SuppressWarnings("NullAway.Init")
    private transient Tallies tallies;

    /// @param kept how long a notice is kept
    AmendStep(JudgeSettings settings, Duration kept) {
        this.judge = new Judge(settings);
        this.names = new Names(settings);
        this.asks = settings.asksDns();
        this.kept = kept.toMillis();
    }

    @Override
    public void open(OpenContext context) {
        matter = getRuntimeContext().getState(new ValueStateDescriptor<>("matter", Forms.MATTER));
        finding = getRuntimeContext().getState(new ValueStateDescriptor<>("finding", Forms.FINDING));
        tallies = new Tallies(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement1(Matter notice, Context context, Collector<Judged> out) throws Exception {
        Finding said = finding.value();
        if (said != null && amend(notice, said, out)) {
            return;
        }
        matter.update(notice);
        forgetAfter(notice.arrival().time(), context);
    }

    @Override
    public void processElement2(Finding said, Context context, Collector<Judged> out) throws Exception {
        Finding before = finding.value();
        if (before != null && isOfOneMind(before.run(), said.run())) {
            return;
        }
        finding.update(said);
        Matter notice = matter.value();
        if (notice == null) {
            forgetAfter(Math.max(0, context.timestamp()), context);
        } else if (amend(notice, said, out)) {
            matter.clear();
        }
    }

    /// Whether the one would not say of a notice what the other has not said.
    private static boolean isOfOneMind(Run one, Run other) {
        return one.isForged() == other.isForged() && one.isOurs() == other.isOurs();
    }

    private void forgetAfter(long time, Context context) {
        context.timerService().registerEventTimeTimer(((time + kept) / HOUR + 1) * HOUR);
    }

    /// Judges a notice anew, where what is said can give it a verdict.
    ///
    /// @return whether that amended its verdict
    private boolean amend(Matter notice, Finding said, Collector<Judged> out) {
        if (!said.run().mayDecide(notice.notTheOwners())) {
            return false;
        }
        Resolver dns = asks ? new Names.Known(names.shared()) : Resolver.off();
        Diagnosis diagnosis = judge.diagnose(notice, said.run(), dns);
        if (diagnosis.judgement().verdict().word().equals(notice.verdict())) {
            return false;
        }
        tallies.amended();
        out.collect(Judge.judged(notice.arrival(), diagnosis, REVISION_OF_CROWD, said.crowd()));
        return true;
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Judged> out) {
        matter.clear();
        finding.clear();
    }
}
