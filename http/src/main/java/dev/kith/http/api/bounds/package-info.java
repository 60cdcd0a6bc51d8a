/** How much of anything a client may send, and how long it may take. {@link dev.kith.http.api.bounds.Limit} has all of it. */
@NullMarked
package dev.kith.http.api.bounds;

import org.jspecify.annotations.NullMarked;
