/** What a service gives back of the memory that it has taken. */
@NullMarked
package dev.kith.http.memory;

import org.jspecify.annotations.NullMarked;
