/// Passwords: made of random words, and judged by how long guessing takes.
@NullMarked
package org.truebounce.remedies.password;

import org.jspecify.annotations.NullMarked;
