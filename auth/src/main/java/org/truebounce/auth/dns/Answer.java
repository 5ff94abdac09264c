package org.truebounce.auth.dns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a resolver said to one question.
///
/// @param status how the question ended
/// @param values the record data in presentation form, empty unless `status` is FOUND: A and AAAA as addresses;
///     PTR,
///     NS
/// and
///     CNAME as names in lower case without the last dot; MX as `preference exchange`; TXT as its strings
///     joined
/// without a
///     gap (RFC 7208 §3.3), one char for each byte
/// @param secondsToLive how long the answer may be kept, in seconds; 0 when unknown
/// @param detail why there is no answer, for people; empty when there is one
public record Answer(Status status, List<String> values, long secondsToLive, String detail) {

    /// How a question ended.
    public enum Status {
        /// There are records.
        FOUND,
        /// The name exists and has no record of this type (RFC 2308 §2.2).
        NO_DATA,
        /// The name does not exist (RFC 2308 §2.1, RFC 8020).
        NO_DOMAIN,
        /// No server gave a usable answer; a later try may.
        TEMPORARY_ERROR,
        /// Nobody was asked: the resolver is off.
        NOT_ASKED
    }

    public Answer {
        values = List.copyOf(values);
    }

    /// An answer with records.
    public static Answer found(List<String> values, long secondsToLive) {
        return new Answer(Status.FOUND, values, secondsToLive, "");
    }

    /// The name exists, without such a record.
    public static Answer noData(long secondsToLive) {
        return new Answer(Status.NO_DATA, List.of(), secondsToLive, "no such record");
    }

    /// The name does not exist.
    public static Answer noDomain(long secondsToLive) {
        return new Answer(Status.NO_DOMAIN, List.of(), secondsToLive, "no such name");
    }

    /// No usable answer.
    public static Answer temporaryError(String detail) {
        return new Answer(Status.TEMPORARY_ERROR, List.of(), 0, detail);
    }

    /// The resolver is off.
    public static Answer notAsked() {
        return new Answer(Status.NOT_ASKED, List.of(), 0, "DNS was not asked");
    }

    /// There are records.
    public boolean found() {
        return status == Status.FOUND;
    }

    /// The name has no such record, for certain: RFC 7208 §4.6.4 calls it a void lookup.
    public boolean absent() {
        return status == Status.NO_DATA || status == Status.NO_DOMAIN;
    }

    /// It is not known whether there are records.
    public boolean unknown() {
        return status == Status.TEMPORARY_ERROR || status == Status.NOT_ASKED;
    }

    /// The mail exchanges of an MX answer, most preferred first; the null MX (RFC 7505) is the empty name.
    public List<String> exchanges() {
        List<Exchange> exchanges = new ArrayList<>();
        for (String value : values) {
            int space = value.indexOf(' ');
            if (space > 0) {
                exchanges.add(new Exchange(
                        preference(value.substring(0, space)), DomainName.canonical(value.substring(space + 1))));
            }
        }
        exchanges.sort(Comparator.comparingInt(Exchange::preference));
        return exchanges.stream().map(Exchange::host).toList();
    }

    private static int preference(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }

    private record Exchange(int preference, String host) {}
}
