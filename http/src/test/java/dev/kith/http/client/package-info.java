@NullMarked
package dev.kith.http.client;

import org.jspecify.annotations.NullMarked;
