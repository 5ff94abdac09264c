package org.truebounce.remedies.filter;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Brings a script to a server without harm to those that are there.
public final class Upload {
    /// The name that the script has on the server.
    public static final String NAME = "truebounce";

    private static final String BOTH = "truebounce-and-before";

    private Upload() {}

    /// Checks the script and stores it; where asked to, it becomes active beside the one that was.
    ///
    /// @param script writes the script for the extensions of the server
    /// @param force to overwrite a script of the same name that TrueBounce did not write
    /// @return what was done, in one sentence
    public static String to(ManageSieve server, Function<Set<String>, String> script, boolean force, boolean activate)
            throws IOException {
        String text = script.apply(server.extensions());
        server.check(text);
        refuseForeign(server, NAME, force);
        Optional<String> active = server.scripts().stream()
                .filter(ManageSieve.Script::active)
                .map(ManageSieve.Script::name)
                .findFirst();
        server.put(NAME, text);
        if (!activate) {
            return "The script is stored as " + NAME + ", and not active: --activate makes it so.";
        }
        if (active.isEmpty() || active.get().equals(NAME)) {
            server.activate(NAME);
            return "The script is stored as " + NAME + " and active.";
        }
        if (active.get().equals(BOTH)) {
            return "The script is stored as " + NAME + "; " + BOTH + ", which is active, includes it.";
        }
        if (!server.extensions().contains("include")) {
            return "The script is stored as " + NAME + ", and not active: " + active.get()
                    + " is, and the server can run only one. Put the rules into " + active.get()
                    + ": the line require at its top, the rest behind its own.";
        }
        refuseForeign(server, BOTH, force);
        server.put(BOTH, both(active.get()));
        server.activate(BOTH);
        return "The script is stored as " + NAME + "; " + BOTH + ", now active, runs it and then " + active.get() + ".";
    }

    // RFC 6609 §3.2
    private static String both(String before) {
        String name = before.replace("\\", "\\\\").replace("\"", "\\\"");
        return SieveFilter.FIRST_LINE + "\nrequire \"include\";\ninclude :personal \"" + NAME
                + "\";\ninclude :personal \"" + name + "\";\n";
    }

    private static void refuseForeign(ManageSieve server, String name, boolean force) throws IOException {
        boolean there =
                server.scripts().stream().anyMatch(script -> script.name().equals(name));
        if (there && !force && !server.script(name).startsWith(SieveFilter.FIRST_LINE)) {
            throw new IOException(
                    "the server has a script " + name + " that TrueBounce did not write; --force overwrites it");
        }
    }
}
