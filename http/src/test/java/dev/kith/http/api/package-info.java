@NullMarked
package dev.kith.http.api;

import org.jspecify.annotations.NullMarked;
