/// What stands in a settings file, and what is wrong with it.
@NullMarked
package org.truebounce.settings;

import org.jspecify.annotations.NullMarked;
