package org.truebounce.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A table of a settings file while it is read. What is wrong is gathered, each in a line that names the key.
public final class Table {
    private final String path;
    private final Map<?, ?> values;
    private final List<String> problems;
    private final Set<String> read = new HashSet<>();

    private Table(String path, Map<?, ?> values, List<String> problems) {
        this.path = path;
        this.values = values;
        this.problems = problems;
    }

    /// The whole file.
    public static Table of(Map<String, Object> values) {
        return new Table("", values, new ArrayList<>());
    }

    public List<String> problems() {
        return List.copyOf(problems);
    }

    public void problem(String key, String what) {
        problems.add(path + key + ": " + what);
    }

    private Optional<Object> value(String key) {
        read.add(key);
        return Optional.ofNullable(values.get(key));
    }

    /// A table in this one; empty where it is not there.
    public Table table(String key) {
        Object value = value(key).orElse(Map.of());
        if (value instanceof Map<?, ?> map) {
            return new Table(path + key + ".", map, problems);
        }
        problem(key, "must be a table, [" + path + key + "]");
        return new Table(path + key + ".", Map.of(), problems);
    }

    /// The names of what is in it.
    public List<String> names() {
        return values.keySet().stream().map(String::valueOf).toList();
    }

    public Optional<String> text(String key) {
        return value(key).flatMap(value -> {
            if (value instanceof String text && !text.isBlank()) {
                return Optional.of(text.strip());
            }
            problem(key, "must be a text in quotes, not " + value);
            return Optional.empty();
        });
    }

    public List<String> texts(String key) {
        Object value = value(key).orElse(List.of());
        List<?> all = value instanceof List<?> list ? list : List.of(value);
        if (all.stream().allMatch(one -> one instanceof String text && !text.isBlank())) {
            return all.stream().map(one -> ((String) one).strip()).toList();
        }
        problem(key, "must be a list of texts, [\"...\", \"...\"]");
        return List.of();
    }

    /// Texts that mean something; those that do not are problems.
    public <T> List<T> parsed(String key, String wanted, Function<String, Optional<T>> parser) {
        List<T> all = new ArrayList<>();
        for (String text : texts(key)) {
            parser.apply(text).ifPresentOrElse(all::add, () -> problem(key, "\"" + text + "\" is not " + wanted));
        }
        return all;
    }

    /// A text that means something.
    public <T> Optional<T> one(String key, String wanted, Function<String, Optional<T>> parser) {
        return text(key).flatMap(text -> {
            Optional<T> parsed = parser.apply(text);
            if (parsed.isEmpty()) {
                problem(key, "\"" + text + "\" is not " + wanted);
            }
            return parsed;
        });
    }

    public boolean truth(String key, boolean usual) {
        Object value = value(key).orElse(usual);
        if (value instanceof Boolean truth) {
            return truth;
        }
        problem(key, "must be true or false, not " + value);
        return usual;
    }

    /// A number between two.
    public long number(String key, long usual, long least, long most) {
        Object value = value(key).orElse(usual);
        if (value instanceof Number number && number.longValue() >= least && number.longValue() <= most) {
            return number.longValue();
        }
        problem(key, "must be a number from " + least + " to " + most + ", not " + value);
        return usual;
    }

    /// A share between 0 and 1.
    public double share(String key, double usual) {
        Object value = value(key).orElse(usual);
        if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        problem(key, "must be a number from 0 to 1, not " + value);
        return usual;
    }

    public Duration time(String key, Duration usual) {
        return one(key, "a time such as \"500ms\", \"5s\", \"2m\" or \"1h\"", Table::duration)
                .orElse(usual);
    }

    private static Optional<Duration> duration(String text) {
        if (!text.matches("\\d{1,6}(ms|s|m|h)")) {
            return Optional.empty();
        }
        long number = Long.parseLong(text.replaceAll("\\D", ""));
        return Optional.of(
                switch (text.replaceAll("\\d", "")) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                });
    }

    /// What nobody has asked for is misspelled.
    public void end() {
        names().stream()
                .filter(name -> !read.contains(name))
                .forEach(name -> problem(name, "there is no such setting"));
    }
}
