/// The same questions asked inside Apache James: a matcher and a mailet.
@NullMarked
package org.truebounce.james;

import org.jspecify.annotations.NullMarked;
