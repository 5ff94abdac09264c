/// Mail on an IMAP server: read without a trace, watched, and filed when asked.
@NullMarked
package org.truebounce.mailbox.imap;

import org.jspecify.annotations.NullMarked;
