package org.truebounce.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Prints how many messages a second of CPU time is enough for when they are sent to `/api/v1/check`, and that as a
/// share of the library alone, in turn in the same process.
public final class RestPace {
    static final int THREADS = 2;

    private static final int MANY = 16;
    private static final int WARM_UP = 6;
    private static final int ROUNDS = 7;
    private static final double NANOS = 1e9;

    private RestPace() {}

    public static void main(String[] arguments) throws Exception {
        MailFolder folder = MailFolder.chosen();
        Process server = new ProcessBuilder(List.of(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-XX:+UseSerialGC",
                        "-Dmail=" + folder.path(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RestServer.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader told = server.inputReader(StandardCharsets.UTF_8);
                PrintStream asks = new PrintStream(server.getOutputStream(), true, StandardCharsets.UTF_8)) {
            String link = told.readLine();
            measure(folder, link, told, asks);
        } finally {
            server.destroy();
        }
    }

    private static void measure(MailFolder folder, String link, BufferedReader told, PrintStream asks)
            throws Exception {
        double[] few = new double[ROUNDS];
        double[] many = new double[ROUNDS];
        double[] library = new double[ROUNDS];
        double[] json = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) { // in turn, so that all meet the same machine
            double fewPace = rest(THREADS, folder, link, told, asks);
            double manyPace = rest(MANY, folder, link, told, asks);
            double libraryPace = asked("library", told, asks);
            double jsonPace = asked("json", told, asks);
            if (round >= 0) {
                few[round] = fewPace;
                many[round] = manyPace;
                library[round] = libraryPace;
                json[round] = jsonPace;
            }
        }
        print("the library alone", Pace.median(library), 1);
        print("the library and its JSON", Pace.median(json), Pace.median(json) / Pace.median(library));
        print("check, 2 connections", Pace.median(few), Pace.median(few) / Pace.median(library));
        print("check, 16 connections", Pace.median(many), Pace.median(many) / Pace.median(library));
    }

    private static void print(String what, double pace, double ratio) {
        System.out.printf(Locale.ROOT, "%-26s %,9.0f messages/CPU s   ratio %.2f%n", what, pace, ratio);
    }

    private static double asked(String what, BufferedReader told, PrintStream asks) throws IOException {
        asks.println(what);
        return Double.parseDouble(told.readLine());
    }

    /// One round: all messages a few times over each connection; counted is the CPU time of the server's process.
    private static double rest(int connections, MailFolder folder, String link, BufferedReader told, PrintStream asks)
            throws Exception {
        double start = asked("cpu", told, asks);
        long done = 0;
        try (ExecutorService clients = Executors.newFixedThreadPool(connections)) {
            Callable<Long> client = () -> RestClient.send(link, folder.messages());
            List<Future<Long>> sent = clients.invokeAll(
                    IntStream.range(0, connections).mapToObj(number -> client).toList());
            for (Future<Long> one : sent) {
                done += one.get();
            }
        }
        return done / ((asked("cpu", told, asks) - start) / NANOS);
    }
}
