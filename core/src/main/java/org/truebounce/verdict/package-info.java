/// The three answers, and the verdict that follows from them.
@NullMarked
package org.truebounce.verdict;

import org.jspecify.annotations.NullMarked;
