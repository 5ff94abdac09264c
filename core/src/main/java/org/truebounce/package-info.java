/// Reads a mail delivery failure notice and says what it means: see [org.truebounce.TrueBounce].
@NullMarked
package org.truebounce;

import org.jspecify.annotations.NullMarked;
