/// Findings, each by one class, each on one of the three questions.
@NullMarked
package org.truebounce.evidence;

import org.jspecify.annotations.NullMarked;
