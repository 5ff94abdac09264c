package org.truebounce.remedies.server;

/// One thing seen of a server.
///
/// @param subject what was looked at
/// @param standing how it stands
/// @param found what was seen, in one sentence
/// @param why what follows, in one plain sentence; empty where nothing does
public record Observation(Subject subject, Standing standing, String found, String why) {
    /// What is looked at.
    public enum Subject {
        UNKNOWN_RECIPIENTS("unknown-recipients", "RFC 5321 §3.3"),
        RELAYING("relaying", "RFC 5321 §7.9"),
        NOTICES_TAKEN("notices-taken", "RFC 5321 §4.5.5"),
        BOUNCES_AFTERWARDS("bounces-afterwards", "RFC 5321 §6.1"),
        REFUSED_CONTENT("refused-content", "RFC 5321 §6.2"),
        ANSWERS_TO_NOTICES("answers-to-notices", "RFC 3834 §2"),
        FORWARDING("forwarding", "RFC 5321 §3.9");

        private final String id;
        private final String standard;

        Subject(String id, String standard) {
            this.id = id;
            this.standard = standard;
        }

        /// A word for programs.
        public String id() {
            return id;
        }

        /// What says how it should be.
        public String standard() {
            return standard;
        }
    }

    static Observation bad(Subject subject, String found, String why) {
        return new Observation(subject, Standing.BAD, found, why);
    }

    static Observation unsure(Subject subject, String found, String why) {
        return new Observation(subject, Standing.UNSURE, found, why);
    }

    static Observation good(Subject subject, String found) {
        return new Observation(subject, Standing.GOOD, found, "");
    }
}
