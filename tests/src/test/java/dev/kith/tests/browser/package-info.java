/** The page of a real service in a real browser. */
@NullMarked
package dev.kith.tests.browser;

import org.jspecify.annotations.NullMarked;
