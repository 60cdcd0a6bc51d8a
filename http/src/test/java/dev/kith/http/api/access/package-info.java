@NullMarked
package dev.kith.http.api.access;

import org.jspecify.annotations.NullMarked;
