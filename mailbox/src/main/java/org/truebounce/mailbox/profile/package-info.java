/// Mail programs on this machine, and where they keep mail.
@NullMarked
package org.truebounce.mailbox.profile;

import org.jspecify.annotations.NullMarked;
