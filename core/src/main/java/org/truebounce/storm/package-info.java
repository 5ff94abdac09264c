/// Notices of one run of mail told together: when it began, how it goes, when it will be over.
@NullMarked
package org.truebounce.storm;

import org.jspecify.annotations.NullMarked;
