/// The guard in the mail server: notices are judged while the sender is still there, and return addresses are signed.
@NullMarked
package org.truebounce.milter;

import org.jspecify.annotations.NullMarked;
