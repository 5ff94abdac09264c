package org.truebounce.ledger;

import java.time.Instant;
import org.truebounce.verdict.Verdict;

/// A run of notices that belong together, as it is remembered.
///
/// @param name what it is known by; a storm of the same name is the same storm, grown
/// @param first when its first notice came
/// @param last when its last notice came
/// @param notices how many came
/// @param verdict what they mean together
public record SeenStorm(String name, Instant first, Instant last, long notices, Verdict verdict) {}
