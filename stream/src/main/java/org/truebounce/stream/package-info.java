/// The same judgement as an Apache Flink job: where notices come by the thousand a second. An adapter; what judges is
/// the core's.
@NullMarked
package org.truebounce.stream;

import org.jspecify.annotations.NullMarked;
