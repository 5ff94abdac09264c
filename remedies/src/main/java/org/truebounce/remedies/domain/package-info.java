/// What strangers can forge in a domain's name, and the records that stop them.
@NullMarked
package org.truebounce.remedies.domain;

import org.jspecify.annotations.NullMarked;
