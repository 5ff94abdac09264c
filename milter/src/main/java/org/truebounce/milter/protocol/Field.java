package org.truebounce.milter.protocol;

/// A header field as the server hands it over.
///
/// @param name as written
/// @param value what stands behind the colon, the white space after it included, lines ended by LF
public record Field(String name, String value) {
    public boolean isNamed(String wanted) {
        return name.equalsIgnoreCase(wanted);
    }
}
