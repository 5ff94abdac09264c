package org.truebounce.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.mail.Message;
import org.truebounce.notice.Notice;

/// The time that one message takes, averaged over a folder of mail whose messages take turns.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DiagnoseBench {
    private final MailFolder folder = MailFolder.chosen();
    private final MimeDecoding mime = new MimeDecoding();
    private int turn;

    private byte[] next() {
        turn = turn + 1 < folder.messages().size() ? turn + 1 : 0;
        return folder.messages().get(turn);
    }

    /// All of it: what the program does with a message.
    @Benchmark
    public Diagnosis diagnose() {
        return TrueBounce.diagnose(next(), Account.UNKNOWN);
    }

    /// What the notice says, without evidence and advice.
    @Benchmark
    public Notice read() {
        return Notice.read(Message.parse(next()));
    }

    /// The message's parts; their bodies stay undecoded.
    @Benchmark
    public Message parse() {
        return Message.parse(next());
    }

    /// The yardstick: MIME decoding by mime4j.
    @Benchmark
    public long mime4j() {
        return mime.decode(next());
    }
}
