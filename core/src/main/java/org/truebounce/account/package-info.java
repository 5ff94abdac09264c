/// What is known of the mailbox's owner.
@NullMarked
package org.truebounce.account;

import org.jspecify.annotations.NullMarked;
