package org.truebounce.cli;

import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.truebounce.language.Language;

/// The languages as a command line names them: by a tag such as `pt-BR` or a locale such as `pt_BR.UTF-8`.
final class Languages implements Iterable<String> {
    /// All of them, for the help and for completion.
    @Override
    public Iterator<String> iterator() {
        return Language.tags().iterator();
    }

    static boolean has(String name) {
        return Language.tags().contains(locale(name).getLanguage());
    }

    static Locale locale(String name) {
        return Locale.forLanguageTag(name.replaceFirst("[.@].*", "").replace('_', '-'));
    }

    /// The language that the system speaks. POSIX.1-2017 §8.2
    static Locale ofSystem(Map<String, String> environment) {
        for (String variable : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isEmpty()) {
                return locale(value);
            }
        }
        return Locale.getDefault();
    }
}
