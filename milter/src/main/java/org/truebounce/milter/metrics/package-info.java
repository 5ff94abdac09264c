/// What is counted, and where it is read: for Prometheus, on a port of this machine alone.
@NullMarked
package org.truebounce.milter.metrics;

import org.jspecify.annotations.NullMarked;
