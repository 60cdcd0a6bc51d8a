/** Typed, checked settings of a run, read from HOCON. */
@NullMarked
package dev.kith.config;

import org.jspecify.annotations.NullMarked;
