package org.truebounce.report;

import java.time.Instant;
import java.util.List;
import org.truebounce.sweep.Correction;

/// Addresses as a table that sending services and spreadsheets read. RFC 4180
public final class SweepCsv {
    private SweepCsv() {}

    /// The addresses to correct.
    public static String corrections(List<Correction> corrections) {
        StringBuilder table = new StringBuilder("address,reason,suggestion,failures,last,permanent\r\n");
        for (Correction correction : corrections) {
            table.append(Csv.line(
                    correction.address(),
                    correction.reason().word(),
                    correction.suggestion().orElse(""),
                    String.valueOf(correction.failures()),
                    correction.last().map(Instant::toString).orElse(""),
                    String.valueOf(correction.lasting())));
        }
        return table.toString();
    }

    /// The addresses not to write to again, as sending services take them.
    public static String suppressions(List<Correction> corrections) {
        StringBuilder table = new StringBuilder("email,reason,created\r\n");
        for (Correction correction : corrections) {
            table.append(Csv.line(
                    correction.address(),
                    correction.reason().word(),
                    correction.last().map(Instant::toString).orElse("")));
        }
        return table.toString();
    }
}
