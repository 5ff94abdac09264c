package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.auth.dns.IpAddress;
import org.truebounce.auth.spf.SpfChecker;
import org.truebounce.auth.spf.SpfOutcome;
import org.truebounce.auth.spf.SpfResult;
import org.truebounce.mail.Address;
import org.truebounce.mail.Received;

/// The owner's domain asked about the client that the reporting system saw: may it send for this domain? RFC
/// 7208
///
/// Misleads when a forwarder stands between, or when the domain lets too many send.
final class ReturnedSpf implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        if (matter.border().inside() || matter.cameFromHome() || matter.kept().isPassedOn()) {
            return Optional.empty();
        }
        Optional<IpAddress> client = matter.returned()
                .flatMap(Returned::seen)
                .flatMap(Received::address)
                .flatMap(IpAddress::parse);
        Optional<String> domain = matter.readers().stream()
                .map(reader -> new Address("", reader).domain())
                .filter(name -> !name.isEmpty())
                .findFirst();
        if (client.isEmpty() || domain.isEmpty()) {
            return Optional.empty();
        }
        String address = matter.returned()
                .flatMap(Returned::seen)
                .flatMap(Received::address)
                .orElse("");
        if (!matter.account().asksDns()) {
            return Optional.of(Evidence.left(
                    "returned-spf",
                    Answer.UNKNOWN,
                    Weight.STRONG,
                    says("returned-spf-unasked", matter, address, domain.get()),
                    "RFC 7208"));
        }
        SpfResult result = new SpfChecker(matter.account().dns()).checkDomain(client.get(), domain.get());
        return switch (result.outcome()) {
            case PASS ->
                Optional.of(Evidence.left(
                        "returned-spf",
                        Answer.YES,
                        Weight.STRONG,
                        says("returned-spf", matter, address, domain.get()),
                        "RFC 7208"));
            case FAIL, SOFTFAIL ->
                Optional.of(Evidence.left(
                        "returned-spf",
                        Answer.NO,
                        result.outcome() == SpfOutcome.FAIL ? Weight.STRONG : Weight.WEAK,
                        says("returned-spf-fails", matter, address, domain.get()),
                        "RFC 7208"));
            case TEMPERROR ->
                Optional.of(Evidence.left(
                        "returned-spf",
                        Answer.UNKNOWN,
                        Weight.STRONG,
                        says("returned-spf-unanswered", matter, address, domain.get()),
                        "RFC 7208"));
            case NONE, NEUTRAL, PERMERROR -> Optional.empty();
        };
    }

    private static String says(String finding, Case matter, String client, String domain) {
        return matter.says(finding, "client", client, "domain", domain);
    }
}
