/// The steps of the job, each of which keeps what a judgement needs and asks the core.
@NullMarked
package org.truebounce.stream.step;

import org.jspecify.annotations.NullMarked;
