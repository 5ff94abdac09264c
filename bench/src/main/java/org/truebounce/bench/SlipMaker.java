package org.truebounce.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Misspells addresses as people do. Knows nothing of the code that is measured: its keyboards are places of keys
/// on a plane, its slips are drawn in fixed shares.
final class SlipMaker {
    private static final double TWO_SLIPS = 0.12;
    private static final double TWO_SLIPS_IN_DOMAIN = 0.05;
    private static final double FIRST_LETTER_KEPT = 0.65;
    private static final double NEAR = 1.25;
    private static final List<String> QWERTY = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");
    private static final List<String> QWERTZ = List.of("qwertzuiop", "asdfghjkl", "yxcvbnm");
    private static final List<String> AZERTY = List.of("azertyuiop", "qsdfghjklm", "wxcvbn");
    private static final double[] SHIFT = {0, 0.25, 0.75};

    private final Random random;
    private final List<String> keys;

    SlipMaker(Random random) {
        this.random = random;
        this.keys = List.of(QWERTY, QWERTZ, AZERTY).get(random.nextInt(3));
    }

    /// An address misspelled anywhere.
    String misspelled(String address) {
        int at = address.indexOf('@');
        String slipped = address;
        while (slipped.equalsIgnoreCase(address)) {
            slipped = once(address, 0, address.length());
            if (random.nextDouble() < TWO_SLIPS) {
                slipped = once(slipped, 0, slipped.length());
            }
        }
        return slipped.indexOf('@') > 0 && at > 0 ? slipped : misspelled(address);
    }

    /// An address misspelled behind its `@`.
    String misspelledDomain(String address) {
        int at = address.indexOf('@');
        String slipped = address;
        while (slipped.equalsIgnoreCase(address) || !slipped.startsWith(address.substring(0, at + 1))) {
            slipped = once(address, at + 1, address.length());
            if (random.nextDouble() < TWO_SLIPS_IN_DOMAIN) {
                slipped = once(slipped, at + 1, slipped.length());
            }
        }
        return slipped;
    }

    /// One slip between two places.
    private String once(String text, int from, int to) {
        int at = from + random.nextInt(to - from);
        boolean first = at == 0 || text.charAt(at - 1) == '@';
        if (text.charAt(at) == '@' || (first && random.nextDouble() < FIRST_LETTER_KEPT)) {
            return once(text, from, to);
        }
        double kind = random.nextDouble();
        if (kind < 0.28) {
            return without(text, at);
        }
        if (kind < 0.46) {
            return with(text, at, random.nextDouble() < 0.55 ? text.charAt(at) : beside(text.charAt(at)));
        }
        if (kind < 0.68) {
            return without(with(text, at, other(text.charAt(at))), at + 1);
        }
        if (kind < 0.84) {
            return exchanged(text, at);
        }
        return kind < 0.93 ? ending(text) : custom(text, at);
    }

    private static String without(String text, int at) {
        return text.substring(0, at) + text.substring(at + 1);
    }

    private static String with(String text, int at, char c) {
        return text.substring(0, at) + c + text.substring(at);
    }

    private static String exchanged(String text, int at) {
        return at + 1 < text.length() && text.charAt(at + 1) != '@'
                ? text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2)
                : text;
    }

    private char other(char c) {
        double kind = random.nextDouble();
        if (kind < 0.7) {
            return beside(c);
        }
        String vowels = "aeiouy";
        return kind < 0.85 && vowels.indexOf(c) >= 0
                ? vowels.charAt(random.nextInt(vowels.length()))
                : (char) ('a' + random.nextInt(26));
    }

    /// A key that lies beside another one; any letter for a key that is none of them.
    private char beside(char c) {
        List<Character> near = new ArrayList<>();
        for (int row = 0; row < keys.size(); row++) {
            for (int column = 0; column < keys.get(row).length(); column++) {
                if (distance(c, row, column) < NEAR) {
                    near.add(keys.get(row).charAt(column));
                }
            }
        }
        near.remove(Character.valueOf(c));
        return near.isEmpty() ? (char) ('a' + random.nextInt(26)) : near.get(random.nextInt(near.size()));
    }

    private double distance(char c, int row, int column) {
        for (int r = 0; r < keys.size(); r++) {
            int place = keys.get(r).indexOf(c);
            if (place >= 0) {
                return Math.hypot(place + SHIFT[r] - column - SHIFT[row], r - row);
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /// A slip of the last label or of what people put at the end.
    private String ending(String text) {
        int dot = text.lastIndexOf('.');
        if (dot < text.indexOf('@')) {
            return text;
        }
        String name = text.substring(0, dot);
        String last = text.substring(dot + 1);
        return switch (random.nextInt(9)) {
            case 0 -> last.equals("com") ? name + ".con" : text + last.charAt(last.length() - 1);
            case 1 -> last.equals("com") ? name + ".cmo" : name + "." + last.charAt(0);
            case 2 -> last.equals("com") ? name + ".co" : name + last;
            case 3 -> last.equals("com") ? name + ".om" : name + "," + last;
            case 4 -> name + last;
            case 5 -> name;
            case 6 -> name + "," + last;
            case 7 -> last.equals("com") ? name + ".de" : name + ".com";
            default -> name + ".." + last;
        };
    }

    /// A slip of eyes, memory or pasting.
    private String custom(String text, int at) {
        return switch (random.nextInt(8)) {
            case 0 -> replaced(text, List.of("rn m", "m rn", "vv w", "w vv", "0 o", "o 0", "1 l", "l 1"));
            case 1 -> replaced(text, List.of("ue u", "u ue", "ae a", "oe o", "ss s", "s ss", "o oe"));
            case 2 -> replaced(text, List.of("a а", "e е", "o о", "c с", "p р", "i і"));
            case 3 -> replaced(text, List.of(". _", "_ .", ". -", "- .", "_ -"));
            case 4 -> text.replaceFirst("@", "@@");
            case 5 -> random.nextBoolean() ? "mailto:" + text : "'" + text + "'";
            case 6 -> replaced(text, List.of("y i", "i y", "k c", "c k", "f ph", "t th", "th t", "ei ie", "z s"));
            default -> text.charAt(Math.max(0, at - 1)) == '@' || at == 0 ? text : with(text, at, ' ');
        };
    }

    private String replaced(String text, List<String> pairs) {
        List<String> fit = pairs.stream()
                .filter(pair -> text.contains(pair.substring(0, pair.indexOf(' '))))
                .toList();
        if (fit.isEmpty()) {
            return text;
        }
        String[] pair = fit.get(random.nextInt(fit.size())).split(" ");
        int at = text.toLowerCase(Locale.ROOT).indexOf(pair[0]);
        return text.substring(0, at) + pair[1] + text.substring(at + pair[0].length());
    }
}
