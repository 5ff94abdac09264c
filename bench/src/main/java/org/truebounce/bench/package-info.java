/// How fast notices are read, and how much of the reading needs no dialect.
@NullMarked
package org.truebounce.bench;

import org.jspecify.annotations.NullMarked;
