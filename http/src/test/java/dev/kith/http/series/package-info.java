@NullMarked
package dev.kith.http.series;

import org.jspecify.annotations.NullMarked;
