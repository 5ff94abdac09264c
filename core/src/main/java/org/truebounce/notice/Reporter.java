package org.truebounce.notice;

import java.util.Optional;

/// Who says that it made the notice: a claim, like all that a notice says.
///
/// @param mta the host name that it gives itself
/// @param dialect the name of the notice's form among those known
/// @param software the program that writes notices of that form
public record Reporter(Optional<String> mta, Optional<String> dialect, Optional<String> software) {}
