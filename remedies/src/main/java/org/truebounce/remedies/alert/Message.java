package org.truebounce.remedies.alert;

import org.truebounce.storm.Alert;

/// An alert, ready to be sent.
///
/// @param title a few words for people
/// @param text what has happened, on one line
/// @param json the same for programs
public record Message(Alert alert, String title, String text, String json) {}
