package org.truebounce.remedies.alert;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Posts each alert as JSON to a URL. No redirection is followed.
///
/// @param patience for the whole exchange
public record Webhook(URI url, Duration patience) implements Channel {
    /// @throws IllegalArgumentException for a URL that is none of HTTP
    public Webhook {
        String scheme = String.valueOf(url.getScheme());
        if (!(scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http")) || url.getHost() == null) {
            throw new IllegalArgumentException("not a URL of http or https: " + url);
        }
    }

    @Override
    public void send(Message message) throws IOException {
        post(message.json());
    }

    /// Posts any JSON.
    ///
    /// @throws IOException where it did not arrive
    public void post(String json) throws IOException {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            try {
                post(client, json);
            } finally {
                client.shutdownNow();
            }
        }
    }

    private void post(HttpClient client, String json) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("User-Agent", "TrueBounce")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            int status = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            if (status < 200 || status > 299) {
                throw new IOException("the answer was " + status);
            }
        } catch (TimeoutException slow) {
            throw new IOException("no answer within " + patience.toSeconds() + " seconds", slow);
        } catch (ExecutionException failed) {
            throw new IOException("cannot be reached: " + failed.getCause(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }
}
