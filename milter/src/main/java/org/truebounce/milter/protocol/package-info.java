/// The milter protocol, version 6, as mail servers speak it: docs/formats/milter.md. It knows nothing of notices.
@NullMarked
package org.truebounce.milter.protocol;

import org.jspecify.annotations.NullMarked;
