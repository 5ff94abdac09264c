package org.truebounce.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.notice.RecipientStatus;

/// The Java that README shows, between the two marks.
final class SixLines {
    private SixLines() {}

    static void run(Path file) throws IOException {
        // README begins
        Diagnosis diagnosis = TrueBounce.diagnose(Files.readAllBytes(file), Account.UNKNOWN);
        System.out.println(diagnosis.judgement().verdict().word() + ": " + diagnosis.summary());
        for (RecipientStatus failure : diagnosis.notice().failures()) {
            String recipient = failure.recipient().orElse("?");
            System.out.println(recipient + ": " + failure.reason().word());
        }
        // README ends
    }
}
