/// A Diagnosis for people and for programs.
@NullMarked
package org.truebounce.report;

import org.jspecify.annotations.NullMarked;
