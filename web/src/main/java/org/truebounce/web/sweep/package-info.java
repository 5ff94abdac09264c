/// Sweeps while they run, for whoever watches: what has been read and judged so far, and what it means together.
@NullMarked
package org.truebounce.web.sweep;

import org.jspecify.annotations.NullMarked;
