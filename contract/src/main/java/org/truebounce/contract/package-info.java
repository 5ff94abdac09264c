/// What every front door is held to: each case of the corpus gets its Diagnosis.
@NullMarked
package org.truebounce.contract;

import org.jspecify.annotations.NullMarked;
