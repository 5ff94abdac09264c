/// Ways by which news reaches the owner at once.
@NullMarked
package org.truebounce.remedies.alert;

import org.jspecify.annotations.NullMarked;
