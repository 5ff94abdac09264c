package org.truebounce.settings;

import java.util.List;

/// Settings that cannot be used.
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public SettingsException(String problem) {
        this(List.of(problem));
    }

    public SettingsException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /// What is wrong, a line each.
    public List<String> problems() {
        return problems;
    }
}
