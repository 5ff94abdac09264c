/// A whole mailbox gone through: what came, what it means together, and which addresses to correct.
@NullMarked
package org.truebounce.sweep;

import org.jspecify.annotations.NullMarked;
