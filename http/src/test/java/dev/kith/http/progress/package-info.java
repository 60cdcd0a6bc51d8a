@NullMarked
package dev.kith.http.progress;

import org.jspecify.annotations.NullMarked;
