/** What the actors cost: messages, what they carry, and a step of the pipeline beside a step of the loop. */
@NullMarked
package dev.kith.tests.bench.messages;

import org.jspecify.annotations.NullMarked;
