/** HTTP as an attacker speaks it: bytes of any kind, from any address of the machine, with or without patience. */
@NullMarked
package dev.kith.tests.bench.service.hostile.wire;

import org.jspecify.annotations.NullMarked;
