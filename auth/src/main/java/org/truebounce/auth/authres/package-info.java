/// What other hosts say that they found: Authentication-Results (RFC 8601) and Received-SPF (RFC 7208 §9.1).
@NullMarked
package org.truebounce.auth.authres;

import org.jspecify.annotations.NullMarked;
