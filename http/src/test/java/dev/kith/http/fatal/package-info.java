@NullMarked
package dev.kith.http.fatal;

import org.jspecify.annotations.NullMarked;
