/** Programs that watch the product for longer than a test may take. */
@NullMarked
package dev.kith.tests;

import org.jspecify.annotations.NullMarked;
