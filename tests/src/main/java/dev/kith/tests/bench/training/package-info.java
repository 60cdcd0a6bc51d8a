/** Trainers against each other on the same work. */
@NullMarked
package dev.kith.tests.bench.training;

import org.jspecify.annotations.NullMarked;
