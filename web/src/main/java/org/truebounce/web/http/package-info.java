/// HTTP as the page and REST need it: who may ask, how much may be sent, what is answered. The only room that knows
/// the HTTP server.
@NullMarked
package org.truebounce.web.http;

import org.jspecify.annotations.NullMarked;
