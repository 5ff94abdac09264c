/// DMARC (RFC 9989): does the visible author's domain stand behind the message, and what does it ask for if
/// not?
@NullMarked
package org.truebounce.auth.dmarc;

import org.jspecify.annotations.NullMarked;
