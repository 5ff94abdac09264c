package org.truebounce.milter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.truebounce.milter.protocol.Change;
import org.truebounce.milter.protocol.Field;
import org.truebounce.report.HeaderReport;

/// Fields of an incoming message that bear an own name: whoever wrote them, it was not this program.
///
/// @param believed results of a filter of this server that ran before
/// @param foreign all others: they are removed
/// @param rest the fields that bear no own name
record OwnFields(List<Field> believed, List<Change> foreign, List<Field> rest) {
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
            if (HeaderReport.isResult(field.name(), field.value(), authservId)) {
                if (place <= earlier) {
                    believed.add(field);
                } else {
                    foreign.addFirst(
                            new Change.RemoveField(field.name(), occurrence)); // the last first: others keep places
                }
            } else if (HeaderReport.isMark(name)) {
                foreign.addFirst(new Change.RemoveField(field.name(), occurrence));
            } else {
                rest.add(field);
            }
        }
        return new OwnFields(believed, foreign, rest);
    }
}
