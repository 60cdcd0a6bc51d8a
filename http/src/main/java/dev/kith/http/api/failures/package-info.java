/** What is told of failures: to clients in words that help them, to the log without a line for every request. */
@NullMarked
package dev.kith.http.api.failures;

import org.jspecify.annotations.NullMarked;
