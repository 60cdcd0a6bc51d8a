@NullMarked
package dev.kith.http.api.bounds;

import org.jspecify.annotations.NullMarked;
