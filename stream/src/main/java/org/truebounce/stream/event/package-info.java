/// What flows through the job and what it keeps, and the versioned forms in which both are written.
@NullMarked
package org.truebounce.stream.event;

import org.jspecify.annotations.NullMarked;
