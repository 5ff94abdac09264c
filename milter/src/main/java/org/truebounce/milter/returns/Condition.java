package org.truebounce.milter.returns;

/// Something that must hold before refusing is safe.
///
/// @param id what it is known by
/// @param met whether it holds
/// @param says what was seen
/// @param toDo what to do where it does not hold; empty where it does
public record Condition(String id, boolean met, String says, String toDo) {}
