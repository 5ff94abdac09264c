package org.truebounce.stream.event;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.truebounce.account.SentCopy;
import org.truebounce.storm.Crowd;
import org.truebounce.storm.CrowdAlert;
import org.truebounce.storm.Witness;

/// The forms of all that flows or is kept.
public final class Forms {
    static final Form<SentCopy> SENT_COPY_FORM = new SentCopyForm();
    static final Form<Arrival> ARRIVAL_FORM = new ArrivalForm();
    static final Form<Sent> SENT_FORM = new SentForm();
    static final Form<Matter> MATTER_FORM = new MatterForm();
    static final Form<Judged> JUDGED_FORM = new JudgedForm();
    static final Form<Witness> WITNESS_FORM = new WitnessForm();
    static final Form<Opinion> OPINION_FORM = new OpinionForm();
    static final Form<Held> HELD_FORM = new HeldForm();
    static final Form<Finding> FINDING_FORM = new FindingForm();
    static final Form<Dead> DEAD_FORM = new DeadForm();
    static final Form<Crowd> CROWD_FORM = new CrowdForm();
    static final Form<CrowdAlert> CROWD_ALERT_FORM = new CrowdAlertForm();

    private static final List<Form<?>> ALL = List.of(
            SENT_COPY_FORM,
            ARRIVAL_FORM,
            SENT_FORM,
            MATTER_FORM,
            JUDGED_FORM,
            WITNESS_FORM,
            OPINION_FORM,
            HELD_FORM,
            FINDING_FORM,
            DEAD_FORM,
            CROWD_FORM,
            CROWD_ALERT_FORM);

    public static final TypeInformation<SentCopy> SENT_COPY = new FormType<>(SENT_COPY_FORM);
    public static final TypeInformation<Arrival> ARRIVAL = new FormType<>(ARRIVAL_FORM);
    public static final TypeInformation<Sent> SENT = new FormType<>(SENT_FORM);
    public static final TypeInformation<Matter> MATTER = new FormType<>(MATTER_FORM);
    public static final TypeInformation<Judged> JUDGED = new FormType<>(JUDGED_FORM);
    public static final TypeInformation<Witness> WITNESS = new FormType<>(WITNESS_FORM);
    public static final TypeInformation<Opinion> OPINION = new FormType<>(OPINION_FORM);
    public static final TypeInformation<Held> HELD = new FormType<>(HELD_FORM);
    public static final TypeInformation<Finding> FINDING = new FormType<>(FINDING_FORM);
    public static final TypeInformation<Dead> DEAD = new FormType<>(DEAD_FORM);
    public static final TypeInformation<Crowd> CROWD = new FormType<>(CROWD_FORM);
    public static final TypeInformation<CrowdAlert> CROWD_ALERT = new FormType<>(CROWD_ALERT_FORM);

    private Forms() {}

    /// The form that checkpoints know by a name.
    static Form<?> named(String name) throws IOException {
        return ALL.stream()
                .filter(form -> form.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("no form is called " + name));
    }
}
