package org.truebounce.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.truebounce.account.Account;
import org.truebounce.account.SentMail;
import org.truebounce.spelling.Speller;
import org.truebounce.spelling.Symptom;

/// Owners with made-up contacts, whose mail fails: for misspelled addresses and for right ones.
///
/// The failed messages lie among the owner's sent mail like all others, as they would.
public final class SpellingTrial {
    private static final int CONTACTS = 300;
    private static final int COMPANIES = 60;
    private static final int FAILURES = 60;
    private static final int MOST_MESSAGES = 60;
    /// How many slips of the names of the biggest providers are domains of somebody else, then of
    /// other providers, then of companies.
    private static final double SQUATTED = 0.4;

    private static final double OFTEN_TAKEN = 0.15;
    private static final double TAKEN = 0.05;
    private static final int BIGGEST = 7;
    private static final Set<String> TOP_LEVEL = topLevel();

    private final Map<Row, Tally> tallies = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    /// What is counted together.
    public enum Row {
        /// A contact's address, misspelled.
        CONTACT(true),
        /// A new address at a usual domain, misspelled behind the `@`.
        USUAL_DOMAIN(true),
        /// A slip that makes another address or domain that exists.
        AMBIGUOUS(true),
        /// A contact's address as it is.
        CONTACT_ITSELF(false),
        /// An address never written to, at a usual domain.
        NEW_AT_USUAL_DOMAIN(false),
        /// An address never written to, at the company of a contact.
        NEW_AT_COMPANY(false),
        /// An address never written to, at a company never written to.
        NEW_ELSEWHERE(false),
        /// An address at a domain that resembles a usual one and is in the program's list.
        SIMILAR_DOMAIN(false),
        /// An address at a domain that resembles a usual one and is not in the program's list.
        SIMILAR_UNLISTED(false),
        /// The address of a contact but for another initial or another first name.
        COLLEAGUE(false);

        private static final List<Row> OF_RIGHT_ADDRESSES =
                Arrays.stream(values()).filter(row -> !row.slip).toList();

        private final boolean slip;

        Row(boolean slip) {
            this.slip = slip;
        }

        public boolean isSlip() {
            return slip;
        }
    }

    /// What came of the addresses of a row.
    ///
    /// @param right the address that was meant came, or none where none was wanted
    /// @param silent no address came where one was wanted
    /// @param wrong another address came
    public record Tally(int right, int silent, int wrong) {
        public int all() {
            return right + silent + wrong;
        }

        Tally plus(Tally other) {
            return new Tally(right + other.right, silent + other.silent, wrong + other.wrong);
        }

        public double share() {
            return all() == 0 ? 1 : (double) right / all();
        }
    }

    /// One failure of an owner's mail.
    private record Failure(Row row, String meant, String written, Symptom symptom) {}

    private SpellingTrial() {}

    private static Set<String> topLevel() {
        Set<String> names = new HashSet<>(Set.of("com", "net", "org", "info", "eu", "uk"));
        for (String country : Locale.getISOCountries()) {
            names.add(country.toLowerCase(Locale.ROOT));
        }
        return names;
    }

    /// Tries a number of owners.
    public static SpellingTrial of(long seed, int owners) {
        SpellingTrial trial = new SpellingTrial();
        Random random = new Random(seed);
        for (int i = 0; i < owners; i++) {
            trial.owner(random);
        }
        return trial;
    }

    private void owner(Random random) {
        People people = new People(random, COMPANIES);
        SentMail sent = new SentMail(false);
        List<String> contacts = new ArrayList<>();
        for (int i = 0; i < CONTACTS; i++) {
            String address = people.address();
            contacts.add(address);
            int messages = 1 + (int) (MOST_MESSAGES * Math.pow(random.nextDouble(), 4));
            for (int message = 0; message < messages; message++) {
                sent.add(messageTo(address));
            }
        }
        Failures made = new Failures(random, people, contacts);
        List<Failure> all = new ArrayList<>();
        for (int i = 0; i < FAILURES; i++) {
            all.add(made.slip());
            all.add(made.right());
        }
        all.forEach(failure -> sent.add(messageTo(failure.written())));
        Speller speller =
                Speller.of(Account.of(List.of("robin@alder.example"), List.of()).withSent(sent));
        all.forEach(failure -> judge(failure, speller.meant(failure.written(), failure.symptom())));
    }

    static byte[] messageTo(String address) {
        return ("To: <" + address + ">\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private void judge(Failure failure, Optional<String> said) {
        boolean wanted = failure.row().isSlip();
        boolean right = wanted ? said.filter(failure.meant()::equalsIgnoreCase).isPresent() : said.isEmpty();
        boolean silent = wanted && said.isEmpty();
        Tally tally = new Tally(right ? 1 : 0, silent ? 1 : 0, right || silent ? 0 : 1);
        tallies.merge(failure.row(), tally, Tally::plus);
        if (!right) {
            failures.add(failure.row() + " " + failure.written() + " (" + failure.symptom() + "): meant "
                    + failure.meant() + ", said " + said.orElse("nothing"));
        }
    }

    /// Makes failures of one owner's mail.
    private static final class Failures {
        private final Random random;
        private final People people;
        private final List<String> contacts;
        private final SlipMaker fingers;
        private final Set<String> domains = new HashSet<>();

        Failures(Random random, People people, List<String> contacts) {
            this.random = random;
            this.people = people;
            this.contacts = contacts;
            this.fingers = new SlipMaker(random);
            contacts.forEach(contact -> domains.add(domain(contact)));
            domains.addAll(People.words("provider"));
            domains.addAll(People.words("similar"));
            domains.addAll(People.words("unlisted"));
        }

        Failure slip() {
            boolean contact = random.nextDouble() < 0.6;
            String meant = contact ? contacts.get(random.nextInt(contacts.size())) : people.atAProvider();
            String written = contact ? fingers.misspelled(meant) : fingers.misspelledDomain(meant);
            boolean elsewhere = !domain(written).equals(domain(meant));
            boolean ambiguous = contacts.contains(written) || (elsewhere && domains.contains(domain(written)));
            Row row = ambiguous ? Row.AMBIGUOUS : contact ? Row.CONTACT : Row.USUAL_DOMAIN;
            return new Failure(row, meant, written, symptom(meant, written, elsewhere, ambiguous));
        }

        private Symptom symptom(String meant, String written, boolean elsewhere, boolean ambiguous) {
            if (!elsewhere || ambiguous) {
                return Symptom.NO_SUCH_MAILBOX;
            }
            if (random.nextDouble() > registered(meant, written)) {
                return Symptom.NO_SUCH_DOMAIN;
            }
            return random.nextBoolean() ? Symptom.NO_SUCH_MAILBOX : Symptom.NO_ANSWER;
        }

        /// How probably somebody has registered the domain that was written.
        private static double registered(String meant, String written) {
            if (!TOP_LEVEL.contains(written.substring(written.lastIndexOf('.') + 1))) {
                return 0;
            }
            int place = new ArrayList<>(new LinkedHashSet<>(People.words("provider"))).indexOf(domain(meant));
            return place < 0 ? TAKEN : place < BIGGEST ? SQUATTED : OFTEN_TAKEN;
        }

        Failure right() {
            Row row = Row.OF_RIGHT_ADDRESSES.get(random.nextInt(Row.OF_RIGHT_ADDRESSES.size()));
            String written = switch (row) {
                case NEW_AT_USUAL_DOMAIN -> people.atAProvider();
                case NEW_AT_COMPANY -> people.atACompany();
                case NEW_ELSEWHERE -> people.elsewhere();
                case SIMILAR_DOMAIN -> people.at(people.any("similar"));
                case SIMILAR_UNLISTED -> people.at(people.any("unlisted"));
                case COLLEAGUE -> colleague();
                case CONTACT_ITSELF, CONTACT, USUAL_DOMAIN, AMBIGUOUS -> contacts.get(random.nextInt(contacts.size()));
            };
            return new Failure(row, written, written, symptom(row));
        }

        /// A right address fails as its domain still exists or, with companies, does not.
        private Symptom symptom(Row row) {
            boolean gone = row == Row.NEW_ELSEWHERE || row == Row.CONTACT_ITSELF;
            return switch (random.nextInt(5)) {
                case 0 -> gone ? Symptom.NO_SUCH_DOMAIN : Symptom.NO_SUCH_MAILBOX;
                case 1 -> Symptom.NO_ANSWER;
                default -> Symptom.NO_SUCH_MAILBOX;
            };
        }

        /// Somebody who shares a contact's company and one of his names.
        private String colleague() {
            String contact = contacts.get(random.nextInt(contacts.size()));
            int at = contact.indexOf('@');
            int dot = contact.indexOf('.');
            String other = People.ascii(people.any("first"));
            String last = dot > 0 && dot < at ? contact.substring(dot, at) : "";
            String first = dot == 1 ? other.substring(0, 1) : other;
            String written = last.isEmpty() ? people.address() : first + last + contact.substring(at);
            return contacts.contains(written) ? colleague() : written;
        }

        private static String domain(String address) {
            return address.substring(address.lastIndexOf('@') + 1);
        }
    }

    public Map<Row, Tally> tallies() {
        return tallies;
    }

    /// All rows of slips, or all of right addresses, together.
    ///
    /// @param ambiguous whether slips that make another address that exists are counted too
    public Tally sum(boolean slips, boolean ambiguous) {
        return tallies.entrySet().stream()
                .filter(row -> row.getKey().isSlip() == slips && (ambiguous || row.getKey() != Row.AMBIGUOUS))
                .map(Map.Entry::getValue)
                .reduce(new Tally(0, 0, 0), Tally::plus);
    }

    /// What did not come out, a line each.
    public List<String> failures() {
        return failures;
    }
}
