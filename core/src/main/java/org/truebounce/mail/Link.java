package org.truebounce.mail;

/// A place that a text offers to open. It is reported, never followed.
///
/// @param target where it goes, its entities read
/// @param shown what the reader sees in its place
/// @param button whether it is dressed as a button
public record Link(String target, String shown, boolean button) {}
