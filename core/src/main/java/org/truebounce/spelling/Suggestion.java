package org.truebounce.spelling;

/// The address that was probably meant.
///
/// @param written the address that failed
/// @param meant the address that its writer probably had in mind
public record Suggestion(String written, String meant) {}
