/// Authenticated Received Chain (RFC 8617): what forwarders say that they saw; weak evidence.
@NullMarked
package org.truebounce.auth.arc;

import org.jspecify.annotations.NullMarked;
