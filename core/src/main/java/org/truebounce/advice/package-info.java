/// What to do now.
@NullMarked
package org.truebounce.advice;

import org.jspecify.annotations.NullMarked;
