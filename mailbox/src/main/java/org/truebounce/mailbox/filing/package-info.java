/// Which verdict goes where, and what is proposed to be done with the notices of a mailbox.
@NullMarked
package org.truebounce.mailbox.filing;

import org.jspecify.annotations.NullMarked;
