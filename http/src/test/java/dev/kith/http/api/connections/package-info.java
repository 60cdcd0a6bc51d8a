@NullMarked
package dev.kith.http.api.connections;

import org.jspecify.annotations.NullMarked;
