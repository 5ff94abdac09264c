/// Sender Policy Framework (RFC 7208): might this client address send mail in this domain's name?
@NullMarked
package org.truebounce.auth.spf;

import org.jspecify.annotations.NullMarked;
