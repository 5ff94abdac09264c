/// A private notice turned into one that can be given away and is still read as it was.
@NullMarked
package org.truebounce.remedies.anonymize;

import org.jspecify.annotations.NullMarked;
