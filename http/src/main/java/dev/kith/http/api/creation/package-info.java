/** What makes each request for a new run come to exactly one: names that are given once, and keys that clients send. */
@NullMarked
package dev.kith.http.api.creation;

import org.jspecify.annotations.NullMarked;
