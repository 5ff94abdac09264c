package org.truebounce.auth.authres;

import java.util.List;
import java.util.Optional;

/// What one method found (RFC 8601 §2.2, resinfo).
///
/// @param method its name in lower case: `spf`, `dkim`, `dmarc`, `arc`, `auth`, `iprev` or another
/// @param methodVersion its version; 1 unless written
/// @param result its result in lower case
/// @param reason the text after `reason=`; empty when it is missing
/// @param comment the first comment after the result; empty when it is missing
/// @param properties in order
public record MethodResult(
        String method, int methodVersion, String result, String reason, String comment, List<Property> properties) {

    public MethodResult {
        properties = List.copyOf(properties);
    }

    /// A property that was judged.
    ///
    /// @param type `smtp`, `header`, `body`, `policy` or another, in lower case
    /// @param name `mailfrom`, `from`, `d` or another, in lower case
    /// @param value as written, without quotes
    public record Property(String type, String name, String value) {}

    /// The value of the first property of this type and name, both in lower case: `property("header", "d")`.
    public Optional<String> property(String type, String name) {
        return properties.stream()
                .filter(property ->
                        property.type().equals(type) && property.name().equals(name))
                .map(Property::value)
                .findFirst();
    }
}
