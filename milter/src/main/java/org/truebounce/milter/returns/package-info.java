/// Signed return addresses at the mail server: what is signed on the way out, what of a notice's recipients is believed
/// on the way in, and when it is safe to refuse. Decisions alone: nothing here speaks to a server.
@NullMarked
package org.truebounce.milter.returns;

import org.jspecify.annotations.NullMarked;
