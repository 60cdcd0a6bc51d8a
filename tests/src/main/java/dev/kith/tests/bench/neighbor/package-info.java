/** The k nearest neighbours against the bare tensor operations. */
@NullMarked
package dev.kith.tests.bench.neighbor;

import org.jspecify.annotations.NullMarked;
