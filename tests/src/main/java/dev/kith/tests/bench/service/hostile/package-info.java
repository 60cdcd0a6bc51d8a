/** A service under attack: what a client that means no harm gets meanwhile, and what is left afterwards. */
@NullMarked
package dev.kith.tests.bench.service.hostile;

import org.jspecify.annotations.NullMarked;
