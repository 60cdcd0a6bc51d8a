/** Small runs, and what else several kinds of tests need. */
@NullMarked
package dev.kith.tests.support;

import org.jspecify.annotations.NullMarked;
