package org.truebounce.milter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.truebounce.auth.authres.AuthenticationResults;
import org.truebounce.milter.protocol.Change;
import org.truebounce.milter.protocol.Field;

/// Fields of an incoming message that bear an own name: whoever wrote them, it was not this program.
///
/// @param believed results of a filter of this server that ran before
/// @param foreign all others: they are removed
/// @param rest the fields that bear no own name
record OwnFields(List<Field> believed, List<Change> foreign, List<Field> rest) {
    /// The fields that this program writes begin so.
    static final String MARK = "X-TrueBounce";

    static final String RESULTS = "Authentication-Results";

    /// @param authservId the name that results are written under
    /// @param earlier how many fields on top are results of filters that ran before
    static OwnFields of(List<Field> fields, String authservId, int earlier) {
        List<Field> believed = new ArrayList<>();
        List<Change> foreign = new ArrayList<>();
        List<Field> rest = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        int place = 0;
        for (Field field : fields) {
            String name = field.name().toLowerCase(Locale.ROOT);
            int occurrence = seen.merge(name, 1, Integer::sum);
            place++;
            if (isOwnResult(field, authservId)) {
                if (place <= earlier) {
                    believed.add(field);
                } else {
                    foreign.addFirst(
                            new Change.RemoveField(field.name(), occurrence)); // the last first: others keep places
                }
            } else if (name.startsWith(MARK.toLowerCase(Locale.ROOT))) {
                foreign.addFirst(new Change.RemoveField(field.name(), occurrence));
            } else {
                rest.add(field);
            }
        }
        return new OwnFields(believed, foreign, rest);
    }

    // RFC 8601 §5: a border server removes what comes in under its own name
    private static boolean isOwnResult(Field field, String authservId) {
        return field.isNamed(RESULTS)
                && AuthenticationResults.parse(field.value()).authservId().equalsIgnoreCase(authservId);
    }
}
