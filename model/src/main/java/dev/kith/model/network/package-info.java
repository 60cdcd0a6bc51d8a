/** Encoders, projectors and heads as pure functions of a flat parameter vector. */
@NullMarked
package dev.kith.model.network;

import org.jspecify.annotations.NullMarked;
