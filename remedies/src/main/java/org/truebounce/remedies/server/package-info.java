/// Would a mail server send backscatter? Asks the owner's own server, and nobody else's, with the owner's consent.
@NullMarked
package org.truebounce.remedies.server;

import org.jspecify.annotations.NullMarked;
