/// The owner's sent mail, read where it lies or from an index that an earlier run has kept.
@NullMarked
package org.truebounce.mailbox.sent;

import org.jspecify.annotations.NullMarked;
