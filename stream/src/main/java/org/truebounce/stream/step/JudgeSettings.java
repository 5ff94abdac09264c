package org.truebounce.stream.step;

import java.io.Serializable;
import java.time.Duration;

/// What all judgements of a job have in common.
///
/// @param complete whether the records of sent mail hold all that is sent
/// @param ledgerLife how long a record of sent mail is kept
/// @param amendFor how long after a notice a late record of sent mail may amend its verdict
/// @param holdFor how long an answer that a late record may change is held back at most, by the clock
/// @param dns where DNS answers come from: `off`, `system` or a zone file
/// @param questionsPerSecond how many DNS questions a process asks in a second at most
/// @param messageBytes the size from which a message is not judged
/// @param resultBytes the size from which a Diagnosis is not sent on
public record JudgeSettings(
        boolean complete,
        Duration ledgerLife,
        Duration amendFor,
        Duration holdFor,
        String dns,
        int questionsPerSecond,
        int messageBytes,
        int resultBytes)
        implements Serializable {
    boolean asksDns() {
        return !dns.equals("off");
    }
}
