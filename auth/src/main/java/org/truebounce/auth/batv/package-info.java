/// Bounce Address Tag Validation: signed return addresses, and the tags that others put into them.
@NullMarked
package org.truebounce.auth.batv;

import org.jspecify.annotations.NullMarked;
