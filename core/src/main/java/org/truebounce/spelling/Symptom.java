package org.truebounce.spelling;

/// How an address failed, as far as that tells right addresses from misspelled ones: each with the probability
/// of failing so.
public enum Symptom {
    /// The domain takes mail; it does not know the mailbox.
    NO_SUCH_MAILBOX(0.02, 0.02, 0.9, 0.1),
    /// The domain does not exist or takes no mail.
    NO_SUCH_DOMAIN(0.0001, 0.001, 0, 0.7),
    /// The domain has no mail server that answers.
    NO_ANSWER(0.001, 0.003, 0, 0.15),
    /// The mailbox is closed.
    CLOSED(0.02, 0.02, 0.01, 0.03),
    /// The address was refused for a reason that does not tell which part of it is wrong.
    REFUSED(0.02, 0.02, 0.1, 0.05);

    private final double right;
    private final double rightElsewhere;
    private final double localSlip;
    private final double domainSlip;

    /// @param right of a right address at a domain that is known
    /// @param rightElsewhere of a right address at any other domain
    /// @param localSlip of a slip in front of the `@`
    /// @param domainSlip of a slip behind it
    Symptom(double right, double rightElsewhere, double localSlip, double domainSlip) {
        this.right = right;
        this.rightElsewhere = rightElsewhere;
        this.localSlip = localSlip;
        this.domainSlip = domainSlip;
    }

    double right(boolean knownDomain) {
        return knownDomain ? right : rightElsewhere;
    }

    double slip(boolean inDomain) {
        return inDomain ? domainSlip : localSlip;
    }
}
