package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.account.SentCopy;
import org.truebounce.account.SentMail;

/// The program that wrote the message, against those that wrote the mail that the owner sent.
///
/// Misleads with a new program or device.
final class AccountProgram implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        SentMail sent = matter.account().sent();
        return matter.returned()
                .flatMap(returned -> SentCopy.program(returned.headers()))
                .filter(program -> !sent.isEmpty() && !sent.hasProgram(program))
                .map(program -> Evidence.sent(
                        "account-program", Answer.NO, Weight.WEAK, matter.says("account-program", "program", program)));
    }
}
