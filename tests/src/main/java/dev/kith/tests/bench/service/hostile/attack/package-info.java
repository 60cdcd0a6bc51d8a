/** The attacks, each of a kind; {@link dev.kith.tests.bench.service.hostile.attack.AttackKind} lists them. */
@NullMarked
package dev.kith.tests.bench.service.hostile.attack;

import org.jspecify.annotations.NullMarked;
