/**
 * Runs over HTTP: who answers what, the JSON that is spoken, and problem details (RFC 9457) for everything that goes wrong. {@link
 * dev.kith.http.api.Api} is the root; what happens to runs is decided in {@link dev.kith.http.service}.
 */
@NullMarked
package dev.kith.http.api;

import org.jspecify.annotations.NullMarked;
