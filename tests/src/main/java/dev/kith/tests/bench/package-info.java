/** Benchmarks: programs that print a table and write JSON. Every ratio is formed inside one run. */
@NullMarked
package dev.kith.tests.bench;

import org.jspecify.annotations.NullMarked;
