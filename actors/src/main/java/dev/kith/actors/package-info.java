/** The asynchronous trainer: it hosts the nodes of a plan in actors. */
@NullMarked
package dev.kith.actors;

import org.jspecify.annotations.NullMarked;
