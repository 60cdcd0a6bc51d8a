/** The real actors around an imagined device: how much of its time is used. */
@NullMarked
package dev.kith.tests.bench.pipeline;

import org.jspecify.annotations.NullMarked;
