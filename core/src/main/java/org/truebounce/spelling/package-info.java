/// Which address was probably meant where one that failed is misspelled.
@NullMarked
package org.truebounce.spelling;

import org.jspecify.annotations.NullMarked;
