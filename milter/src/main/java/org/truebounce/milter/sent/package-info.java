/// What left through the mail server: remembered in the ledger, and asked when something comes back.
@NullMarked
package org.truebounce.milter.sent;

import org.jspecify.annotations.NullMarked;
