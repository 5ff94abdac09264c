package org.truebounce.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Prints how long it takes from the start of `truebounce serve` to its link, to the page, and to the first Diagnosis.
public final class FirstPage {
    private static final int RUNS = 9;
    private static final double MILLION = 1e6;

    private FirstPage() {}

    /// Starts the program, again and again.
    ///
    /// @param arguments the program, such as `./truebounce`
    public static void main(String[] arguments) throws Exception {
        byte[] message = MailFolder.chosen().messages().getFirst();
        double[] link = new double[RUNS];
        double[] page = new double[RUNS];
        double[] diagnosis = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            Process server = new ProcessBuilder(List.of(arguments[0], "serve", "--no-browser"))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
                URI address = URI.create(out.readLine());
                link[run] = (System.nanoTime() - start) / MILLION;
                String token = address.getQuery().substring("token=".length());
                String led = ask(address, "GET /?token=" + token, "", new byte[0]);
                String cookie = led.substring(led.indexOf("truebounce-"), led.indexOf(';', led.indexOf("truebounce-")));
                expect(ask(address, "GET /", "Cookie: " + cookie, new byte[0]));
                page[run] = (System.nanoTime() - start) / MILLION;
                expect(ask(address, "POST /api/v1/check", "Authorization: Bearer " + token, message));
                diagnosis[run] = (System.nanoTime() - start) / MILLION;
            } finally {
                server.destroy();
                server.waitFor();
            }
        }
        System.out.printf(
                Locale.ROOT,
                "from the start, median of %d: link %.0f ms, page %.0f ms, first Diagnosis %.0f ms%n",
                RUNS,
                Pace.median(link),
                Pace.median(page),
                Pace.median(diagnosis));
    }

    private static String ask(URI address, String what, String field, byte[] content) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort());
                InputStream in = socket.getInputStream()) {
            String head = what + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nConnection: close\r\n"
                    + (field.isEmpty() ? "" : field + "\r\n") + "Content-Length: " + content.length + "\r\n\r\n";
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(content);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void expect(String answer) throws IOException {
        if (!answer.startsWith("HTTP/1.1 200")) {
            throw new IOException(answer.lines().findFirst().orElse("no answer"));
        }
    }
}
