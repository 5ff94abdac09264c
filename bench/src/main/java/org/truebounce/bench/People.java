package org.truebounce.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// Makes up people, their companies and their addresses.
final class People {
    private static final Map<String, List<String>> WORDS = read();
    private static final double AT_A_COMPANY = 0.55;

    private final Random random;
    private final List<Company> companies = new ArrayList<>();

    /// How a company forms addresses.
    private record Company(String domain, int pattern) {}

    /// @param companies how many there are
    People(Random random, int companies) {
        this.random = random;
        for (int i = 0; i < companies; i++) {
            this.companies.add(new Company(company(), random.nextInt(7)));
        }
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> words = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(People.class.getResourceAsStream("people.txt"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                List<String> said = new ArrayList<>(Arrays.asList(line.split(" ")));
                String list = said.removeFirst();
                int times = list.equals("provider") ? Integer.parseInt(said.removeFirst()) : 1;
                for (int i = 0; i < times; i++) {
                    words.computeIfAbsent(list, name -> new ArrayList<>()).addAll(said);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return words;
    }

    static List<String> words(String list) {
        return WORDS.getOrDefault(list, List.of());
    }

    String any(String list) {
        List<String> words = words(list);
        return words.get(random.nextInt(words.size()));
    }

    /// An address such as the owner may write to: at a company or at a provider.
    String address() {
        return random.nextDouble() < AT_A_COMPANY ? atACompany() : atAProvider();
    }

    String atAProvider() {
        return at(any("provider"));
    }

    /// Somebody of a private domain or a provider.
    String at(String domain) {
        String first = ascii(any("first"));
        String last = ascii(any("last"));
        String local = switch (random.nextInt(6)) {
            case 0, 1 -> first + "." + last;
            case 2 -> first + last;
            case 3 -> first + "_" + last;
            case 4 -> first + last + random.nextInt(100);
            default -> first + "." + last + (1950 + random.nextInt(60));
        };
        return local + "@" + domain;
    }

    /// Somebody at one of the owner's companies; large ones have more people.
    String atACompany() {
        double place = random.nextDouble() * random.nextDouble();
        return at(companies.get((int) (place * companies.size())));
    }

    private String at(Company company) {
        String first = ascii(any("first"));
        String last = ascii(any("last"));
        String local = switch (company.pattern()) {
            case 0, 1 -> first + "." + last;
            case 2 -> first.charAt(0) + "." + last;
            case 3 -> first.charAt(0) + last;
            case 4 -> last;
            case 5 -> first + "_" + last;
            default -> random.nextInt(4) == 0 ? "info" : first;
        };
        return local + "@" + company.domain();
    }

    /// Somebody of a company that the owner has never written to.
    String elsewhere() {
        return at(new Company(company(), random.nextInt(4)));
    }

    private String company() {
        String name = any("piece") + (random.nextInt(4) == 0 ? "-" : "") + any("piece");
        return ascii(random.nextInt(8) == 0 ? any("last").replace("-", "") : name) + "." + any("suffix");
    }

    /// As most people spell names in addresses.
    static String ascii(String name) {
        String spelled = name.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss")
                .replace("ł", "l")
                .replace("ı", "i")
                .replace("ø", "oe");
        return Normalizer.normalize(spelled, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
}
