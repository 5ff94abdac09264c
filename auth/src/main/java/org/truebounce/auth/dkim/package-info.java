/// DomainKeys Identified Mail (RFC 6376, 8301, 8463, 8616): who signed a message, judged also when only its
/// headers came back.
@NullMarked
package org.truebounce.auth.dkim;

import org.jspecify.annotations.NullMarked;
