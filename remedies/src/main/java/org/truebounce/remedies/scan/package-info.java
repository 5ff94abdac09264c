/// Files and mail given to a running clamd, the scanner of ClamAV. Nothing is moved, changed or deleted.
@NullMarked
package org.truebounce.remedies.scan;

import org.jspecify.annotations.NullMarked;
