/// Aggregate reports (RFC 9990, RFC 7489 §7.2): what receivers saw of the mail in a domain's name.
@NullMarked
package org.truebounce.remedies.aggregate;

import org.jspecify.annotations.NullMarked;
