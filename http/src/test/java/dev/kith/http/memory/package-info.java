/** Tests. */
@NullMarked
package dev.kith.http.memory;

import org.jspecify.annotations.NullMarked;
