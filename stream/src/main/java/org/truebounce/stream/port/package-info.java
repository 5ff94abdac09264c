/// Where the job's events come from and go to: Kafka's topics and files.
@NullMarked
package org.truebounce.stream.port;

import org.jspecify.annotations.NullMarked;
