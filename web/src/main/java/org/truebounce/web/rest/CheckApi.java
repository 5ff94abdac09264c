package org.truebounce.web.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Unreadable;
import org.truebounce.report.JsonReport;
import org.truebounce.verdict.Verdict;
import org.truebounce.web.http.Answer;
import org.truebounce.web.http.Problem;
import org.truebounce.web.http.Problem.Kind;
import org.truebounce.web.http.Request;

/// `POST /api/v1/check`: messages in, a Diagnosis of each out. The same request has the same answer.
final class CheckApi {
    static final String LINES = "application/x-ndjson";
    static final Set<String> PARAMETERS = parameters();

    private final Settings settings;
    private final Metrics metrics;

    CheckApi(Settings settings, Metrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
    }

    private static Set<String> parameters() {
        Set<String> parameters = new HashSet<>(Wishes.PARAMETERS);
        parameters.addAll(Set.of("name", "all", "sent"));
        return Set.copyOf(parameters);
    }

    Answer check(Request request) {
        Wishes.only(request, PARAMETERS);
        Account account = Wishes.account(request, settings);
        Optional<Boolean> sent = Wishes.yesOrNo(request, "sent");
        boolean all = Wishes.yesOrNo(request, "all").orElse(false);
        return Answer.chosen(reply -> {
            Run run = new Run(reply, item -> judge(item, account, sent), all, request.accepts(LINES));
            try {
                Content.read(request, run);
                run.finish();
            } catch (UncheckedIOException gone) {
                throw gone.getCause();
            }
        });
    }

    private Diagnosis judge(MailItem item, Account account, Optional<Boolean> sent) {
        Diagnosis diagnosis = TrueBounce.diagnose(item.message(), account);
        metrics.judged(diagnosis);
        return sent.isPresent() ? TrueBounce.answered(diagnosis, sent.get(), account) : diagnosis;
    }

    private interface Judge {
        Diagnosis of(MailItem item);
    }

    /// One answer: a single Diagnosis where one message came, lines where there are more.
    private static final class Run implements MailSink {
        private final Answer.Reply reply;
        private final Judge judge;
        private final boolean all;
        private Optional<String> first = Optional.empty();
        private Optional<Unreadable> problem = Optional.empty();
        private boolean lines;
        private @Nullable OutputStream out;

        Run(Answer.Reply reply, Judge judge, boolean all, boolean lines) {
            this.reply = reply;
            this.judge = judge;
            this.all = all;
            this.lines = lines;
        }

        @Override
        public void mail(MailItem item) {
            lines |= !item.named() || first.isPresent();
            if (!lines) {
                Content.refuseCut(item);
            }
            Diagnosis diagnosis = judge.of(item);
            boolean told = item.named() || all || diagnosis.judgement().verdict() != Verdict.NOT_A_NOTICE;
            if (told) {
                tell(JsonReport.line(diagnosis, item.source()));
            }
        }

        @Override
        public void unreadable(Unreadable unreadable) {
            if (lines || first.isPresent()) {
                lines = true;
                tell(Unread.line(unreadable));
            } else {
                problem = problem.or(() -> Optional.of(unreadable));
            }
        }

        private void tell(String line) {
            if (!lines) {
                first = Optional.of(line);
                return;
            }
            try {
                OutputStream to = out();
                to.write(line.getBytes(StandardCharsets.UTF_8));
                to.write('\n');
                to.flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        private OutputStream out() throws IOException {
            OutputStream begun = out;
            if (begun == null) {
                begun = reply.begin(LINES);
                out = begun;
                Optional<String> held = problem.map(Unread::line).or(() -> first);
                if (held.isPresent()) {
                    begun.write((held.get() + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            return begun;
        }

        void finish() throws IOException {
            if (lines) {
                out().close();
            } else if (first.isPresent()) {
                reply.give(Answer.json(first.get()));
            } else {
                throw new Problem(Kind.UNREADABLE, problem.map(Unreadable::line).orElse("There is no message in it."))
                        .refusal();
            }
        }
    }
}
