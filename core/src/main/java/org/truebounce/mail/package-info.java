/// A parsed message. The only room that knows the MIME library.
@NullMarked
package org.truebounce.mail;

import org.jspecify.annotations.NullMarked;
