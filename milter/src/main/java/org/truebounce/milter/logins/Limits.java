package org.truebounce.milter.logins;

/// From when on a login is conspicuous. An hour is counted with the one before it.
///
/// @param recipients so many in an hour are never too many
/// @param growth so many times the busiest hour of the past are too many
/// @param bounces so few failures in an hour are never too many
/// @param bounceShare such a share of the recipients of an hour may fail
/// @param strangers so few new recipients in an hour are never too many
/// @param strangerShare such a share of an hour's recipients may be new
/// @param places so many new networks in an hour are too many
public record Limits(
        int recipients,
        double growth,
        int bounces,
        double bounceShare,
        int strangers,
        double strangerShare,
        int places) {
    public static final Limits USUAL = new Limits(100, 5, 10, 0.2, 30, 0.8, 4);
}
