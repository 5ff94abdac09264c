/// What a notice says: who failed, why, by whose word, and what came back.
@NullMarked
package org.truebounce.notice;

import org.jspecify.annotations.NullMarked;
