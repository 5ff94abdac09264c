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
            row(
                    table,
                    correction.address(),
                    correction.reason().word(),
                    correction.suggestion().orElse(""),
                    String.valueOf(correction.failures()),
                    correction.last().map(Instant::toString).orElse(""),
                    String.valueOf(correction.lasting()));
        }
        return table.toString();
    }

    /// The addresses not to write to again, as sending services take them.
    public static String suppressions(List<Correction> corrections) {
        StringBuilder table = new StringBuilder("email,reason,created\r\n");
        for (Correction correction : corrections) {
            row(
                    table,
                    correction.address(),
                    correction.reason().word(),
                    correction.last().map(Instant::toString).orElse(""));
        }
        return table.toString();
    }

    private static void row(StringBuilder table, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            table.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        table.append("\r\n");
    }

    /// A cell that no spreadsheet takes for a formula, quoted where it must be. RFC 4180 §2
    private static String cell(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        String harmless = !line.isEmpty() && "=+-@".indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
        boolean quoted = harmless.indexOf(',') >= 0 || harmless.indexOf('"') >= 0;
        return quoted ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }
}
