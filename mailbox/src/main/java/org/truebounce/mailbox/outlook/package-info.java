/// Items of Outlook (.msg), read from their properties and written anew as RFC 5322 messages. [MS-OXMSG]
@NullMarked
package org.truebounce.mailbox.outlook;

import org.jspecify.annotations.NullMarked;
