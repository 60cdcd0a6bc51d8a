/** Do memory and speed stay what they are over many steps? */
@NullMarked
package dev.kith.tests.bench.soak;

import org.jspecify.annotations.NullMarked;
