/// How logins send, against their own past: whether somebody else may be using one. Decisions alone, without a clock.
@NullMarked
package org.truebounce.milter.logins;

import org.jspecify.annotations.NullMarked;
