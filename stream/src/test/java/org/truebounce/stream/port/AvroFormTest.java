package org.truebounce.stream.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageDecoder;
import org.junit.jupiter.api.Test;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.report.JsonReport;
import org.truebounce.stream.event.Judged;

class AvroFormTest {
    @Test
    void aDiagnosisInAvroIsReadWithItsSchema() throws Exception {
        byte[] mail = ("From: MAILER-DAEMON@mx.maple.example\nTo: kim@alder.example\nSubject: failure notice\n\n"
                        + "<lee@maple.example>: host mx.maple.example said: 550 5.1.1 User unknown\n")
                .getBytes(StandardCharsets.UTF_8);
        String json = JsonReport.line(TrueBounce.diagnose(mail, Account.UNKNOWN), "n1");
        String line = Wire.line(new Judged("n1", "kim@alder.example", 0, "undecided", 1, "campaign 1a", json));
        GenericData.Record record = new BinaryMessageDecoder<GenericData.Record>(GenericData.get(), AvroForm.schema())
                .decode(AvroForm.bytes(line));
        assertThat(record.get("source")).hasToString("n1");
        assertThat(record.get("kind")).hasToString("failure");
        assertThat(record.get("revision")).isEqualTo(1);
        assertThat(record.get("amendedBy")).hasToString("campaign 1a");
        assertThat(record.get("settle")).isNotNull();
        List<?> failures = (List<?>) record.get("failures");
        assertThat(((GenericData.Record) failures.getFirst()).get("recipient")).hasToString("lee@maple.example");
        assertThat(((GenericData.Record) failures.getFirst()).get("suggestion")).isNull();
    }
}
