package org.truebounce.auth.batv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.truebounce.auth.batv.AddressTag.Dialect;

class AddressTagTest {
    @ParameterizedTest
    @CsvSource({
        "joe@example.com, NONE, joe@example.com",
        "joe+list@example.com, NONE, joe+list@example.com",
        "a=b@example.com, NONE, a=b@example.com",
        "prvs=078711cb40=joe@example.com, PRVS, joe@example.com",
        "PRVS=078711CB40=a=b@example.com, PRVS, a=b@example.com",
        "prvs=joe=078711cb40@example.com, PRVS_OLD, joe@example.com",
        "prvs=joe=123ABCDEFG@example.com, PRVS_OLD, joe@example.com",
        "prvs=0123abc=joesmith@example.com, PRVS, joesmith@example.com",
        "joe+prvs=078711cb40@example.com, PRVS_SUBADDRESS, joe@example.com",
        "btv1==0787a3c2f1e==joe.x@example.com, BTV1, joe.x@example.com",
        "msprvs1=17766hBnZzHFx=bounces-1-2@example.com, MSPRVS1, bounces-1-2@example.com",
        "SRS0=HHHH=TT=example.com=joe@forward.example, SRS0, joe@example.com",
        "srs0+HHHH=TT=example.com=joe=x@forward.example, SRS0, joe=x@example.com",
        "SRS1=HHHH=first.example==HHHH=TT=example.com=joe@second.example, SRS1, joe@example.com",
        "SRS0=HHHH=TT=example.com@forward.example, NONE, SRS0=HHHH=TT=example.com@forward.example",
        "srsly-not@example.com, NONE, srsly-not@example.com",
        "list-bounces+ann=example.net@lists.example, VERP, list-bounces@lists.example",
        "list-return-17-ann=example.net@lists.example, VERP, list-return-17@lists.example",
        "joe+caf_=ann=example.net@gmail.example, GMAIL_FORWARD, joe@gmail.example",
    })
    void strips(String address, Dialect dialect, String original) {
        AddressTag tag = AddressTag.strip(address);
        assertThat(tag.dialect()).isEqualTo(dialect);
        assertThat(tag.original()).isEqualTo(original);
    }

    @Test
    void carriesAnotherAddress() {
        assertThat(AddressTag.strip("list-bounces+ann-x=example.net@lists.example")
                        .carried())
                .contains("ann-x@example.net");
        assertThat(AddressTag.strip("joe+caf_=ann=example.net@gmail.example").carried())
                .contains("ann@example.net");
        assertThat(AddressTag.strip("bounces+1234567-ab1c-ann=example.net@em.example")
                        .carried())
                .contains("ann@example.net");
        assertThat(AddressTag.strip("joe@example.com").carried()).isEmpty();
    }

    @Test
    void tagsInsideTags() {
        AddressTag tag = AddressTag.innermost("SRS0=HHHH=TT=example.com=prvs=078711cb40=joe@forward.example");
        assertThat(tag.dialect()).isEqualTo(Dialect.PRVS);
        assertThat(tag.original()).isEqualTo("joe@example.com");
    }
}
