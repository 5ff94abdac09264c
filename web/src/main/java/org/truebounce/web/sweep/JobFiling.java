package org.truebounce.web.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truebounce.Diagnosis;
import org.truebounce.mailbox.filing.FilingProposal;
import org.truebounce.mailbox.filing.FilingRule;
import org.truebounce.mailbox.imap.ImapFiling;
import org.truebounce.mailbox.imap.ImapMailbox;
import org.truebounce.web.http.Json;

/// The notices of a sweep put away on their server by verdict: proposed, then done, then perhaps taken back.
public final class JobFiling {
    private final FilingProposal proposal;
    private final ImapFiling filing;
    private Optional<Integer> filed = Optional.empty();

    /// @param state the folder in which the journal is kept that undoing needs
    JobFiling(ImapMailbox mailbox, Path state) {
        this.proposal = new FilingProposal(FilingRule.moving(FilingRule.FORGED, mailbox.folders()));
        this.filing = new ImapFiling(mailbox.account(), state, line -> {});
    }

    void add(String source, Diagnosis diagnosis) {
        proposal.add(source, diagnosis);
    }

    /// What would be done, in JSON.
    public String plan() {
        return Json.object(json -> {
            json.writeArrayPropertyStart("moves");
            for (Map.Entry<FilingProposal.Row, Integer> row : proposal.rows().entrySet()) {
                if (row.getKey().to().isPresent()) {
                    json.writeStartObject();
                    json.writeStringProperty("from", row.getKey().folder());
                    json.writeStringProperty("folder", row.getKey().to().get());
                    json.writeStringProperty("verdict", row.getKey().verdict().word());
                    json.writeNumberProperty("count", row.getValue());
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        });
    }

    /// Does it; where that has been done already, nothing more.
    public synchronized String file() {
        int moved = filed.orElseGet(() -> filing.file(proposal.plan()));
        filed = Optional.of(moved);
        return done(moved, List.of());
    }

    /// Takes it back.
    public synchronized String undo() {
        int moved = filed.isPresent() ? filing.lastFiled() : 0;
        List<String> left = filed.isPresent() ? filing.undo() : List.of();
        filed = Optional.empty();
        return done(moved, left);
    }

    private static String done(int moved, List<String> problems) {
        return Json.object(json -> {
            json.writeNumberProperty("moved", moved);
            Json.texts(json, "problems", problems);
        });
    }
}
