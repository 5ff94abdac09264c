/// What is done with a message that was judged.
@NullMarked
package org.truebounce.milter.policy;

import org.jspecify.annotations.NullMarked;
