package org.truebounce.milter.logins;

import java.time.Instant;
import java.util.Set;

/// Somebody else may be using a login.
///
/// @param login the login, or the address where mail is sent without one
/// @param signs why
/// @param recipients how many in this hour and the one before
/// @param usual how many in the busiest hour of the past
/// @param bounces how many of them failed
/// @param strangers how many of them were new
/// @param places how many new networks it came from
/// @param at when
public record Alarm(
        String login, Set<Sign> signs, int recipients, int usual, int bounces, int strangers, int places, Instant at) {}
