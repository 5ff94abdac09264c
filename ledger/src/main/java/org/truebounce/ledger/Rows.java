package org.truebounce.ledger;

/// How many rows of each sort.
public record Rows(long sent, long notices, long storms, long runs) {
    public boolean isNothing() {
        return sent + notices + storms + runs == 0;
    }
}
