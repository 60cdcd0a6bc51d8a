/** Bit for bit: the loop, the actors, the literal algorithm, and runs that were stopped and continued. */
@NullMarked
package dev.kith.tests.strict;

import org.jspecify.annotations.NullMarked;
