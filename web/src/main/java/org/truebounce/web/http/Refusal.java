package org.truebounce.web.http;

/// Ends the work on a request; the problem becomes the answer.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never written anywhere
    private final Problem problem;

    Refusal(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
