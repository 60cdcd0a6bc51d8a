/** Actors that host the nodes of a plan. */
@NullMarked
package dev.kith.actors.node;

import org.jspecify.annotations.NullMarked;
