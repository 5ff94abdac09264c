/// The same questions asked by Apache James, in a mailet and two matchers.
@NullMarked
package org.truebounce.james;

import org.jspecify.annotations.NullMarked;
