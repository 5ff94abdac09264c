package org.truebounce.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The program as it would be if some dialect files had never been written.
///
/// It loads the program's classes a second time, with a `dialects/ORDER` that lacks the names left out and
/// without the file that the build made of all dialects; so the program reads the data files that are left.
final class KnowledgeWithout extends URLClassLoader {
    private static final String PROGRAM = "org.truebounce.";
    private static final String ORDER = "org/truebounce/notice/dialects/ORDER";
    private static final String COMPILED = "org/truebounce/notice/dialects.compiled";

    private final Set<String> leftOut;

    KnowledgeWithout(Set<String> leftOut, List<URL> program) {
        super(program.toArray(URL[]::new), KnowledgeWithout.class.getClassLoader());
        this.leftOut = leftOut;
    }

    /// What reads recipients without those dialects.
    @SuppressWarnings("unchecked")
    Function<byte[], List<String>> reader() {
        try {
            return (Function<byte[], List<String>>) loadClass(RecipientsRead.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PROGRAM)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return switch (name) {
            case COMPILED -> null;
            case ORDER -> new ByteArrayInputStream(order().getBytes(StandardCharsets.UTF_8));
            default -> super.getResourceAsStream(name);
        };
    }

    private String order() {
        return order(KnowledgeWithout.class.getClassLoader())
                .lines()
                .filter(line -> !leftOut.contains(line.strip()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// The names of all dialects, in their order.
    static List<String> dialects() {
        return order(KnowledgeWithout.class.getClassLoader())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                .toList();
    }

    private static String order(ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(ORDER)) {
            if (in == null) {
                throw new IllegalStateException(ORDER + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
