/// The local page and REST: a notice is dropped, the answer is seen.
@NullMarked
package org.truebounce.web;

import org.jspecify.annotations.NullMarked;
