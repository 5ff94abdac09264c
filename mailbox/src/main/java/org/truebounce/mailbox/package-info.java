/// Mail where it lies: files, mbox, Maildir, Outlook items. Reads only.
@NullMarked
package org.truebounce.mailbox;

import org.jspecify.annotations.NullMarked;
