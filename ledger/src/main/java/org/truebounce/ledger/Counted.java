package org.truebounce.ledger;

import java.time.YearMonth;
import org.truebounce.verdict.Verdict;

/// How many notices of a month (in UTC) got a verdict.
public record Counted(YearMonth month, Verdict verdict, long notices) {}
