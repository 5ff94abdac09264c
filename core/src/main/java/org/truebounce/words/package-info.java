/// Phrases kept as data and found in text: many at once, in one pass.
@NullMarked
package org.truebounce.words;

import org.jspecify.annotations.NullMarked;
