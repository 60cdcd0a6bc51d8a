@NullMarked
package dev.kith.http.api.failures;

import org.jspecify.annotations.NullMarked;
