/** How much memory the presets take, and whether it grows. */
@NullMarked
package dev.kith.tests.bench.memory;

import org.jspecify.annotations.NullMarked;
