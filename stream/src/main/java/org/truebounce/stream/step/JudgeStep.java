package org.truebounce.stream.step;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.truebounce.Diagnosis;
import org.truebounce.account.Account;
import org.truebounce.account.SentCopy;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.stream.event.Arrival;
import org.truebounce.stream.event.Forms;
import org.truebounce.stream.event.Judged;
import org.truebounce.stream.event.Matter;
import org.truebounce.stream.event.Opinion;
import org.truebounce.stream.event.Sent;
import org.truebounce.verdict.Verdict;

/// Judges the notices of a mailbox with the records of what was sent from it.
///
/// A record of sent mail that comes after the notice about it amends the verdict. A notice for which the DNS must be
/// asked first goes on to [AskStep].
final class JudgeStep extends KeyedCoProcessFunction<String, Arrival, Sent, Opinion> {
    /// Notices for which the DNS must be asked first.
    static final OutputTag<Matter> ASK = new OutputTag<>("ask", Forms.MATTER);
    static final String AMENDED_BY_SENT = "sent";
    static final int REVISION_OF_SENT = 2;

    private static final long serialVersionUID = 1;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final JudgeSettings settings;
    private final Judge judge;
    private final Names names;

    @SuppressWarnings("NullAway.Init") // opened by Flink
    private transient SentLedger ledger;

    @SuppressWarnings("NullAway.Init")
    private transient Waiting waiting;

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
        tallies = new Tallies(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement1(Arrival arrival, Context context, Collector<Opinion> out) throws Exception {
        tallies.arrived(arrival.time() < context.timerService().currentWatermark());
        List<SentCopy> copies = ledger.copies();
        Diagnosis diagnosis;
        Account account;
        Optional<Names.Known> known = known();
        try {
            account = judge.account(
                    arrival, copies, known.<Resolver>map(all -> all).orElse(Resolver.off()));
            diagnosis = judge.diagnose(arrival, account);
        } catch (RuntimeException | StackOverflowError failure) {
            out.collect(Opinion.none(arrival, "could not be judged: " + failure));
            return;
        }
        boolean ask = known.filter(answers -> !answers.knewAll()).isPresent();
        if (ask) {
            context.output(ASK, new Matter(arrival, copies, "", ""));
        } else {
            out.collect(judge.opinion(arrival, copies, account, diagnosis));
        }
        await(arrival, diagnosis, ask, context);
    }

    private Optional<Names.Known> known() {
        return settings.asksDns() ? Optional.of(new Names.Known(names.shared())) : Optional.empty();
    }

    /// Keeps a notice whose original may yet turn out to be the owner's.
    private void await(Arrival arrival, Diagnosis diagnosis, boolean asked, Context context) throws Exception {
        Verdict verdict = diagnosis.judgement().verdict();
        boolean open = switch (verdict) {
            case UNDECIDED, BACKSCATTER, COMPROMISED -> true;
            case GENUINE, FAKE, NOT_A_NOTICE -> false;
        };
        Optional<String> original = Judge.originalKey(diagnosis.notice());
        if (open && original.isPresent() && !settings.amendFor().isZero()) {
            Matter matter = new Matter(arrival, List.of(), asked ? "" : verdict.word(), "");
            if (waiting.add(original.get(), matter)) {
                long over = arrival.time() + settings.amendFor().toMillis();
                context.timerService().registerEventTimeTimer((over / HOUR + 1) * HOUR);
            }
        }
    }

    @Override
    public void processElement2(Sent sent, Context context, Collector<Opinion> out) throws Exception {
        tallies.sent();
        long forgotten = sent.time() + settings.ledgerLife().toMillis();
        ledger.add(sent);
        context.timerService().registerEventTimeTimer((forgotten / DAY + 1) * DAY);
        List<String> originals = Stream.concat(
                        sent.copy().messageId().map(String::strip).stream(),
                        sent.copy().recipients().stream().map(Judge::recipientKey))
                .toList();
        for (String original : originals) {
            Optional<Matter> notice = waiting.take(original);
            if (notice.isPresent()) {
                amend(notice.get(), out);
            }
        }
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
        waiting.forgetBefore(time - settings.amendFor().toMillis());
        if (time % DAY == 0) {
            ledger.forgetBefore(time - settings.ledgerLife().toMillis());
        }
    }
}
