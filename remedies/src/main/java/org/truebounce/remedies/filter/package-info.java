/// Filters that put forged bounces aside: Sieve, procmail, Exim, Gmail, and the way to a server by ManageSieve.
@NullMarked
package org.truebounce.remedies.filter;

import org.jspecify.annotations.NullMarked;
