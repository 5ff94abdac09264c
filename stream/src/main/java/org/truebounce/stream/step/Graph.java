package org.truebounce.stream.step;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.truebounce.report.CrowdJson;
import org.truebounce.storm.Gathering;
import org.truebounce.storm.Witness;
import org.truebounce.stream.event.Arrival;
import org.truebounce.stream.event.Dead;
import org.truebounce.stream.event.Forms;
import org.truebounce.stream.event.Judged;
import org.truebounce.stream.event.Opinion;
import org.truebounce.verdict.Verdict;

/// The steps put together. Each bears a name that checkpoints know it by.
public final class Graph {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LATENESS = Duration.ofHours(1);
    private static final long ASK_SECONDS = 60;
    private static final int ASKED_AT_ONCE = 1_000;

    private final JudgeSettings settings;
    private final Duration undecidedKept;

    /// @param undecidedKept how long what many mailboxes show may amend an undecided notice
    public Graph(JudgeSettings settings, Duration undecidedKept) {
        this.settings = settings;
        this.undecidedKept = undecidedKept;
    }

    /// What leaves the job.
    ///
    /// @param judged Diagnoses, amended ones included
    /// @param alerts what many mailboxes show, as lines of JSON
    /// @param dead what cannot be judged
    public record Outputs(DataStream<Judged> judged, DataStream<String> alerts, DataStream<Dead> dead) {}

    /// Puts the steps behind the notices and the sent mail.
    public Outputs behind(DataStream<Arrival> notices, DataStream<Arrival> sentMail) {
        var fit = named("sort-notices", notices.process(new SortStep(settings.messageBytes())), Forms.ARRIVAL);
        var sentFit = named("sort-sent", sentMail.process(new SortStep(settings.messageBytes())), Forms.ARRIVAL);
        var sent = named("read-sent", sentFit.process(new SentStep()), Forms.SENT);
        var opinions = named(
                "judge",
                fit.keyBy(arrival -> owner(arrival.mailbox()), Types.STRING)
                        .connect(sent.keyBy(record -> owner(record.mailbox()), Types.STRING))
                        .process(new JudgeStep(settings)),
                Forms.OPINION);
        DataStream<Opinion> all = settings.asksDns() ? opinions.union(asked(opinions)) : opinions;
        var spread = named("spread", all.process(new SpreadStep(settings.resultBytes())), Forms.JUDGED);
        DataStream<Witness> witnesses = spread.getSideOutput(SpreadStep.WITNESSES);
        var watched = named("watch", crowds(witnesses).process(new WatchStep()), Forms.CROWD_ALERT);
        var amended = named(
                "amend",
                spread.getSideOutput(SpreadStep.OPEN)
                        .keyBy(matter -> matter.arrival().id(), Types.STRING)
                        .connect(watched.getSideOutput(WatchStep.FINDINGS).keyBy(found -> found.id(), Types.STRING))
                        .process(new AmendStep(settings, undecidedKept)),
                Forms.JUDGED);
        var alerts = named(
                        "merge",
                        watched.keyBy(alert -> alert.gathering().word(), Types.STRING)
                                .process(new MergeStep()),
                        Forms.CROWD_ALERT)
                .map(CrowdJson::line)
                .returns(Types.STRING)
                .name("tell")
                .uid("tell");
        DataStream<Dead> dead = fit.getSideOutput(SortStep.DEAD)
                .union(
                        sentFit.getSideOutput(SortStep.DEAD),
                        sent.getSideOutput(SortStep.DEAD),
                        spread.getSideOutput(SortStep.DEAD));
        return new Outputs(spread.union(amended), alerts.union(ranked(witnesses)), dead);
    }

    private static <T> SingleOutputStreamOperator<T> named(
            String name, SingleOutputStreamOperator<T> step, TypeInformation<T> type) {
        return step.returns(type).name(name).uid(name);
    }

    /// RFC 5321 §2.4 lets only the mailbox's own host tell the case of its letters apart; hardly any does.
    private static String owner(String mailbox) {
        return mailbox.toLowerCase(Locale.ROOT);
    }

    private DataStream<Opinion> asked(SingleOutputStreamOperator<Opinion> judging) {
        return named(
                "ask",
                AsyncDataStream.unorderedWait(
                        judging.getSideOutput(JudgeStep.ASK),
                        new AskStep(settings),
                        ASK_SECONDS,
                        TimeUnit.SECONDS,
                        ASKED_AT_ONCE),
                Forms.OPINION);
    }

    private static KeyedStream<Tuple2<String, Witness>, String> crowds(DataStream<Witness> witnesses) {
        return witnesses
                .flatMap((Witness witness, Collector<Tuple2<String, Witness>> out) ->
                        Gathering.of(witness).forEach(crowd -> out.collect(Tuple2.of(crowd, witness))))
                .returns(Types.TUPLE(Types.STRING, Forms.WITNESS))
                .name("gather")
                .uid("gather")
                .keyBy(member -> member.f0, Types.STRING);
    }

    private static DataStream<String> ranked(DataStream<Witness> witnesses) {
        var counted = witnesses
                .filter(witness -> witness.verdict() == Verdict.BACKSCATTER
                        && !witness.reporter().isEmpty())
                .name("backscatter")
                .uid("backscatter")
                .keyBy(Witness::reporter, Types.STRING)
                .window(TumblingEventTimeWindows.of(DAY))
                .allowedLateness(LATENESS)
                .aggregate(new Counting(), new Naming(), Types.LONG, Types.LONG, Types.TUPLE(Types.STRING, Types.LONG));
        return counted.name("count-sources")
                .uid("count-sources")
                .windowAll(TumblingEventTimeWindows.of(DAY))
                .process(new RankStep())
                .returns(Types.STRING)
                .name("rank-sources")
                .uid("rank-sources");
    }

    private static final class Counting implements AggregateFunction<Witness, Long, Long> {
        private static final long serialVersionUID = 1;

        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Witness witness, Long count) {
            return count + 1;
        }

        @Override
        public Long getResult(Long count) {
            return count;
        }

        @Override
        public Long merge(Long one, Long other) {
            return one + other;
        }
    }

    private static final class Naming extends ProcessWindowFunction<Long, Tuple2<String, Long>, String, TimeWindow> {
        private static final long serialVersionUID = 1;

        @Override
        public void process(
                String reporter, Context context, Iterable<Long> counts, Collector<Tuple2<String, Long>> out) {
            counts.forEach(count -> out.collect(Tuple2.of(reporter, count)));
        }
    }
}
