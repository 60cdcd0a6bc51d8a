/** The whole product, by its command line. */
@NullMarked
package dev.kith.tests.endtoend;

import org.jspecify.annotations.NullMarked;
