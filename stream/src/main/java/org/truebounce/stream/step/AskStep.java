package org.truebounce.stream.step;

import java.util.Collections;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.truebounce.account.Account;
import org.truebounce.stream.event.Arrival;
import org.truebounce.stream.event.Matter;
import org.truebounce.stream.event.Opinion;

/// Judges notices for which the DNS must be asked, many at once: each waits in a thread of its own that costs nothing.
final class AskStep extends RichAsyncFunction<Matter, Opinion> {
    private static final long serialVersionUID = 1;

    private final Judge judge;
    private final Names names;

    @SuppressWarnings("NullAway.Init") // opened by Flink
    private transient ExecutorService threads;

    AskStep(JudgeSettings settings) {
        this.judge = new Judge(settings);
        this.names = new Names(settings);
    }

    @Override
    public void open(OpenContext context) {
        threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    @Override
    public void asyncInvoke(Matter matter, ResultFuture<Opinion> result) {
        threads.execute(() -> result.complete(Collections.singleton(opinion(matter))));
    }

    private Opinion opinion(Matter matter) {
        Arrival arrival = matter.arrival();
        try {
            Account account = judge.account(arrival, matter.sent(), names.shared());
            return judge.opinion(arrival, matter.sent(), account, judge.diagnose(arrival, account));
        } catch (RuntimeException | StackOverflowError failure) {
            return Opinion.none(arrival, "could not be judged: " + failure);
        }
    }

    @Override
    public void timeout(Matter matter, ResultFuture<Opinion> result) {
        result.complete(Collections.singleton(Opinion.none(matter.arrival(), "the DNS did not answer in time")));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
