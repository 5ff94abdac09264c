/// The DNS as an argument: a Resolver, and the ways to make one. The only room that knows the DNS library.
///
/// The import order of the module is `dns <- dkim <- arc`, `dns <- spf`, `dns <- dmarc`; `authres` and `batv`
/// import none of them.
@NullMarked
package org.truebounce.auth.dns;

import org.jspecify.annotations.NullMarked;
