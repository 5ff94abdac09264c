package org.truebounce.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.contract.CorpusCase;
import org.truebounce.contract.Home;
import org.truebounce.words.DataLines;

/// Each finding says where in the message it looked.
class GroundsTest {
    private static final Pattern ID = Pattern.compile("\"((?:notice|returned|account|owner)-[a-z-]+)\"");

    @Test
    void eachFindingOfTheCorpusHasItsGrounds() {
        Set<String> without = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        for (CorpusCase mail : CorpusCase.all()) {
            Account account = Account.of(mail.owner().me(), mail.owner().trust());
            TrueBounce.diagnose(mail.message(), account).evidence().forEach(evidence -> {
                seen.add(evidence.id());
                if (Grounds.of(evidence).isEmpty()) {
                    without.add(evidence.id());
                }
            });
        }
        assertThat(seen).hasSizeGreaterThan(20);
        assertThat(without).isEmpty();
    }

    @Test
    void noGroundsAreOfAFindingThatThereIsNot() throws IOException {
        Set<String> written = new TreeSet<>();
        Path folder = Home.folder().resolve("core/src/main/java/org/truebounce/evidence");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                for (Matcher id = ID.matcher(Files.readString(file)); id.find(); ) {
                    written.add(id.group(1));
                }
            }
        }
        Set<String> told = new TreeSet<>();
        for (String line : DataLines.all(Grounds.class, "grounds.txt")) {
            told.add(line.substring(0, line.indexOf(':')));
        }
        told.removeAll(written);
        told.removeIf(id -> id.startsWith("notice-demand-")); // put together from the name of the demand
        assertThat(told).isEmpty();
    }
}
