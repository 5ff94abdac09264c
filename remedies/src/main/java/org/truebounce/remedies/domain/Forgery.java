package org.truebounce.remedies.domain;

import java.util.List;
import java.util.Optional;
import org.truebounce.auth.dmarc.DmarcPolicy;

/// Can strangers forge mail from a domain today?
///
/// @param forgeable the answer
/// @param answer the answer in one sentence
/// @param receivers what receivers do with such mail, in one or two sentences
public record Forgery(Forgeable forgeable, String answer, String receivers) {

    static Forgery of(Posture posture, List<Subdomain> subdomains) {
        String name = posture.domain();
        if (posture.receivers().unknown() && posture.ownDmarcRecord().isEmpty()) {
            return new Forgery(
                    Forgeable.UNKNOWN,
                    "Whether strangers can forge mail from " + name + " is not known: the DNS gave no answer.",
                    "Ask again when the DNS answers.");
        }
        if (SpfProposal.isOpen(posture)) {
            return new Forgery(
                    Forgeable.YES,
                    "Yes, strangers can forge mail from " + name
                            + ": its SPF record lets nearly everybody send in its name.",
                    "Forged mail passes all checks, so receivers deliver it like any other.");
        }
        return switch (posture.receivers().policy()) {
            case NONE ->
                new Forgery(
                        Forgeable.YES,
                        "Yes, strangers can forge mail from " + name + ".",
                        deeds(
                                posture,
                                posture.dmarc().record().isEmpty()
                                        ? "no DMARC record asks them for more"
                                        : "the DMARC record asks them for nothing"));
            case QUARANTINE ->
                new Forgery(
                        Forgeable.PARTLY,
                        "Partly: mail that strangers forge from " + name + " is sorted out, not refused.",
                        deeds(posture, "the DMARC record asks for that"));
            case REJECT -> rejecting(posture, subdomains);
        };
    }

    private static Forgery rejecting(Posture posture, List<Subdomain> subdomains) {
        String name = posture.domain();
        Optional<Subdomain> gap = subdomains.stream()
                .filter(each -> each.forgeable() == Forgeable.YES || each.forgeable() == Forgeable.PARTLY)
                .findFirst();
        return gap.isPresent()
                ? new Forgery(
                        Forgeable.PARTLY,
                        "Partly: strangers cannot forge mail from " + name + ", but from names below it such as "
                                + gap.get().name() + ".",
                        gap.get().found())
                : new Forgery(
                        Forgeable.NO,
                        "No: receivers that check DMARC refuse mail that strangers forge from " + name + ".",
                        deeds(posture, "the DMARC record asks for that"));
    }

    private static String deeds(Posture posture, String because) {
        DmarcPolicy policy = posture.receivers().policy();
        Optional<DmarcPolicy> older = posture.receivers().older().filter(before -> before != policy);
        String said = "Receivers that check DMARC " + Receivers.deed(policy, "such mail") + ": " + because + ".";
        return older.map(before -> said + " Those that still follow RFC 7489 " + Receivers.deed(before, "it") + ".")
                .orElse(said);
    }
}
