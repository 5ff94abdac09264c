/// The command line.
@NullMarked
package org.truebounce.cli;

import org.jspecify.annotations.NullMarked;
