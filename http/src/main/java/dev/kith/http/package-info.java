/** The front door: where the process begins. */
@NullMarked
package dev.kith.http;

import org.jspecify.annotations.NullMarked;
