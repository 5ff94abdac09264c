package org.truebounce.web.sweep;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.truebounce.web.http.Json;

/// A sweep as server-sent events, from its beginning or from where a connection broke.
/// https://html.spec.whatwg.org/multipage/server-sent-events.html
public final class Events {
    private static final long BEAT = 15_000;
    private static final Pattern MARK = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})");

    private final Job job;
    private final OutputStream out;
    private int notices;
    private int problems;
    private String progress = "";

    /// @param last the id of the last event that the other side has seen
    public Events(Job job, OutputStream out, Optional<String> last) {
        this.job = job;
        this.out = out;
        Matcher mark = MARK.matcher(last.orElse(""));
        if (mark.matches()) {
            notices = Integer.parseInt(mark.group(1));
            problems = Integer.parseInt(mark.group(2));
        }
    }

    /// Writes what there is and what comes, until the sweep has ended.
    public void write() throws IOException {
        try {
            Job.View view = job.view();
            while (!step(view)) {
                job.await(view, BEAT);
                out.write(":\n\n".getBytes(StandardCharsets.UTF_8)); // shows whether anybody still listens
                out.flush();
                view = job.view();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /// Writes what is new.
    ///
    /// @return whether that was the end
    private boolean step(Job.View view) throws IOException {
        while (problems < view.problems().size()) {
            String problem = JobJson.problem(view.problems().get(problems++));
            send("problem", problem);
        }
        while (notices < view.notices()) {
            String notice = new JobJson(job).notice(job.store().entry(notices++).orElseThrow());
            send("diagnosis", notice);
        }
        String now = JobJson.progress(view);
        if (!now.equals(progress)) {
            progress = now;
            send("progress", now);
        }
        if (view.state().isEnd()) {
            send("sum", new JobJson(job).line());
            send(
                    "end",
                    Json.object(json ->
                            json.writeStringProperty("state", view.state().word())));
        }
        out.flush();
        return view.state().isEnd();
    }

    private void send(String event, String data) throws IOException {
        out.write(("event: " + event + "\nid: " + notices + "." + problems + "\ndata: " + data + "\n\n")
                .getBytes(StandardCharsets.UTF_8));
    }
}
