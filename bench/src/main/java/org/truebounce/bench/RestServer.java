package org.truebounce.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.report.JsonReport;
import org.truebounce.web.Serving;
import org.truebounce.web.WebServer;

/// The server that [RestPace] measures; between its rounds it does the same work without HTTP.
public final class RestServer {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final double SECONDS = 2;
    private static final double NANOS = 1e9;

    private RestServer() {}

    public static void main(String[] arguments) throws Exception {
        List<byte[]> messages = MailFolder.chosen().messages();
        Serving serving = Serving.here(Account.UNKNOWN, Optional.empty(), Path.of("target"), "bench");
        try (WebServer server = WebServer.start(serving);
                BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(server.link());
            answer(asked, messages);
        }
        System.exit(0);
    }

    private static void answer(BufferedReader asked, List<byte[]> messages) throws IOException, InterruptedException {
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            double answer = switch (line) {
                case "cpu" -> PROCESS.getProcessCpuTime();
                case "library" ->
                    pace(
                            messages,
                            message -> TrueBounce.diagnose(message, Account.UNKNOWN)
                                    .summary()
                                    .length());
                default ->
                    pace(
                            messages,
                            message -> JsonReport.line(TrueBounce.diagnose(message, Account.UNKNOWN), "a")
                                    .getBytes(StandardCharsets.UTF_8)
                                    .length);
            };
            System.out.println(answer);
        }
    }

    /// Messages per second of the process's CPU time, on two threads.
    private static double pace(List<byte[]> messages, ToLongFunction<byte[]> work) throws InterruptedException {
        long start = PROCESS.getProcessCpuTime();
        long end = System.nanoTime() + (long) (SECONDS * NANOS);
        long done = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(RestPace.THREADS)) {
            Callable<Long> worker = () -> {
                long count = 0;
                while (System.nanoTime() < end) {
                    for (byte[] message : messages) {
                        count += work.applyAsLong(message) >= 0 ? 1 : 0;
                    }
                }
                return count;
            };
            for (var counted : threads.invokeAll(IntStream.range(0, RestPace.THREADS)
                    .mapToObj(number -> worker)
                    .toList())) {
                done += counted.resultNow();
            }
        }
        return done / ((PROCESS.getProcessCpuTime() - start) / NANOS);
    }
}
