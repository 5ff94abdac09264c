/// A first pass over a mailbox, so that its messages are judged with what they know of one another.
@NullMarked
package org.truebounce.survey;

import org.jspecify.annotations.NullMarked;
