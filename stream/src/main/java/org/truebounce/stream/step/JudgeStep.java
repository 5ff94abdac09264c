package org.truebounce.stream.step;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.truebounce.Diagnosis;
import org.truebounce.account.Account;
import org.truebounce.account.SentCopy;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.stream.event.Arrival;
import org.truebounce.stream.event.Forms;
import org.truebounce.stream.event.Held;
import org.truebounce.stream.event.Judged;
import org.truebounce.stream.event.Matter;
import org.truebounce.stream.event.Opinion;
import org.truebounce.stream.event.Sent;

/// Judges the notices of a mailbox with the records of what was sent from it.
///
/// An answer that a record of sent mail may change is held back until the events' time has passed the notice. A record
/// that comes after the answer amends the verdict. A notice for which the DNS must be asked first goes on to [AskStep].
final class JudgeStep extends KeyedCoProcessFunction<String, Arrival, Sent, Opinion> {
    /// Notices for which the DNS must be asked first.
    static final OutputTag<Matter> ASK = new OutputTag<>("ask", Forms.MATTER);
    static final String AMENDED_BY_SENT = "sent";
    static final int REVISION_OF_SENT = 2;

    private static final long serialVersionUID = 1;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long SECOND = Duration.ofSeconds(1).toMillis();

    private final JudgeSettings settings;
    private final Judge judge;
    private final Names names;

    @SuppressWarnings("NullAway.Init") // opened by Flink
    private transient SentLedger ledger;

    @SuppressWarnings("NullAway.Init")
    private transient Waiting waiting;

    @SuppressWarnings("NullAway.Init")
    private transient HeldBack held;

    @SuppressWarnings("NullAway.Init")
    private transient Tallies tallies;

    JudgeStep(JudgeSettings settings) {
        this.settings = settings;
        this.judge = new Judge(settings);
        this.names = new Names(settings);
    }

    @Override
    public void open(OpenContext context) {
        ledger = new SentLedger(getRuntimeContext());
        waiting = new Waiting(getRuntimeContext());
        held = new HeldBack(getRuntimeContext());
        tallies = new Tallies(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement1(Arrival arrival, Context context, Collector<Opinion> out) throws Exception {
        tallies.arrived(arrival.time() < context.timerService().currentWatermark());
        List<SentCopy> copies = ledger.copies();
        Answered answered = answer(arrival, copies);
        if (!hold(arrival, copies.size(), answered, context)) {
            give(arrival, copies, answered.opinion(), context, out);
        }
    }

    /// A first answer.
    ///
    /// @param opinion empty where the DNS must be asked first
    /// @param diagnosis empty where the notice cannot be judged
    private record Answered(Optional<Opinion> opinion, Optional<Diagnosis> diagnosis) {}

    private Answered answer(Arrival arrival, List<SentCopy> copies) {
        Optional<Names.Known> known = known();
        try {
            Account account = judge.account(
                    arrival, copies, known.<Resolver>map(all -> all).orElse(Resolver.off()));
            Diagnosis diagnosis = judge.diagnose(arrival, account);
            boolean ask = known.filter(answers -> !answers.knewAll()).isPresent();
            return new Answered(
                    ask ? Optional.empty() : Optional.of(judge.opinion(arrival, copies, account, diagnosis)),
                    Optional.of(diagnosis));
        } catch (RuntimeException | StackOverflowError failure) {
            return new Answered(
                    Optional.of(Opinion.none(arrival, "could not be judged: " + failure)), Optional.empty());
        }
    }

    private static void give(
            Arrival arrival,
            List<SentCopy> copies,
            Optional<Opinion> opinion,
            Context context,
            Collector<Opinion> out) {
        if (opinion.isPresent()) {
            out.collect(opinion.get());
        } else {
            context.output(ASK, new Matter(arrival, copies, ""));
        }
    }

    private Optional<Names.Known> known() {
        return settings.asksDns() ? Optional.of(new Names.Known(names.shared())) : Optional.empty();
    }

    /// Keeps a notice whose original may yet turn out to be the owner's, and holds its answer back for a while.
    ///
    /// @return whether the answer is held back
    private boolean hold(Arrival arrival, int records, Answered answered, Context context) throws Exception {
        Optional<String> original =
                answered.diagnosis().filter(JudgeStep::isOpen).flatMap(found -> Judge.originalKey(found.notice()));
        if (original.isEmpty() || settings.amendFor().plus(settings.holdFor()).isZero()) {
            return false;
        }
        if (!waiting.add(original.get(), new Matter(arrival, List.of(), verdict(answered.opinion())))) {
            return false;
        }
        TimerService timers = context.timerService();
        timers.registerEventTimeTimer(after(arrival.time() + settings.amendFor().toMillis(), HOUR));
        if (settings.holdFor().isZero() || timers.currentWatermark() >= arrival.time()) {
            return false;
        }
        long until = after(timers.currentProcessingTime() + settings.holdFor().toMillis(), SECOND);
        held.add(original.get(), new Held(arrival.time(), until, records, answered.opinion()));
        timers.registerEventTimeTimer(arrival.time());
        timers.registerProcessingTimeTimer(until);
        return true;
    }

    private static String verdict(Optional<Opinion> opinion) {
        return opinion.flatMap(Opinion::judged).map(Judged::verdict).orElse("");
    }

    private static boolean isOpen(Diagnosis diagnosis) {
        return switch (diagnosis.judgement().verdict()) {
            case UNDECIDED, BACKSCATTER, COMPROMISED -> true;
            case GENUINE, FAKE, NOT_A_NOTICE -> false;
        };
    }

    /// The next full hour, or other unit, after a moment: so few timers do.
    private static long after(long time, long unit) {
        return (time / unit + 1) * unit;
    }

    @Override
    public void processElement2(Sent sent, Context context, Collector<Opinion> out) throws Exception {
        tallies.sent();
        ledger.add(sent);
        context.timerService()
                .registerEventTimeTimer(
                        after(sent.time() + settings.ledgerLife().toMillis(), DAY));
        List<String> originals = Stream.concat(
                        sent.copy().messageId().map(String::strip).stream(),
                        sent.copy().recipients().stream().map(Judge::recipientKey))
                .toList();
        for (String original : originals) {
            Optional<Matter> notice = waiting.take(original);
            if (notice.isEmpty()) {
                continue;
            }
            if (held.take(original).isPresent()) {
                Arrival arrival = notice.get().arrival();
                List<SentCopy> copies = ledger.copies();
                give(arrival, copies, answer(arrival, copies).opinion(), context, out);
            } else {
                amend(notice.get(), out);
            }
        }
    }

    /// Gives an answer that was held back; a new one where records of sent mail have come since.
    private void release(String original, Held answer, Context context, Collector<Opinion> out) throws Exception {
        Optional<Matter> notice = settings.amendFor().isZero() ? waiting.take(original) : waiting.get(original);
        if (notice.isEmpty()) {
            return;
        }
        Arrival arrival = notice.get().arrival();
        List<SentCopy> copies = ledger.copies();
        if (copies.size() == answer.records()) {
            give(arrival, copies, answer.opinion(), context, out);
            return;
        }
        Optional<Opinion> opinion = answer(arrival, copies).opinion();
        waiting.update(original, new Matter(arrival, List.of(), verdict(opinion)));
        give(arrival, copies, opinion, context, out);
    }

    private void amend(Matter notice, Collector<Opinion> out) throws Exception {
        Arrival arrival = notice.arrival();
        Account account = judge.account(
                arrival, ledger.copies(), known().<Resolver>map(all -> all).orElse(Resolver.off()));
        Diagnosis diagnosis = judge.diagnose(arrival, account);
        if (!diagnosis.judgement().verdict().word().equals(notice.verdict())) {
            tallies.amended();
            Judged judged = Judge.judged(arrival, diagnosis, REVISION_OF_SENT, AMENDED_BY_SENT);
            out.collect(new Opinion(Optional.of(judged), Optional.empty(), Optional.empty(), Optional.empty()));
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Opinion> out) throws Exception {
        boolean byClock = context.timeDomain() == TimeDomain.PROCESSING_TIME;
        Map<String, Held> due = held.take(answer -> (byClock ? answer.until() : answer.time()) <= time);
        for (Map.Entry<String, Held> answer : due.entrySet()) {
            release(answer.getKey(), answer.getValue(), context, out);
        }
        if (!byClock && time % HOUR == 0) {
            waiting.forgetBefore(time - settings.amendFor().toMillis());
        }
        if (!byClock && time % DAY == 0) {
            ledger.forgetBefore(time - settings.ledgerLife().toMillis());
        }
    }
}
