/// REST: each path, what it takes and what it answers.
@NullMarked
package org.truebounce.web.rest;

import org.jspecify.annotations.NullMarked;
