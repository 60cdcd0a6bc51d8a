/** Rules that hold for all code: who may know whom, and what nobody does. */
@NullMarked
package dev.kith.tests.architecture;

import org.jspecify.annotations.NullMarked;
