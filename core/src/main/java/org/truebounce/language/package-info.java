/// What is said to people, in their language. The sentences are data: a folder for each language beside this room.
@NullMarked
package org.truebounce.language;

import org.jspecify.annotations.NullMarked;
