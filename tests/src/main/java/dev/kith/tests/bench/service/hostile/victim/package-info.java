/** A client that means no harm, in a process of its own, and how long it waits. */
@NullMarked
package dev.kith.tests.bench.service.hostile.victim;

import org.jspecify.annotations.NullMarked;
