/** One attempt at a run: who is wired to whom, how far sources may go, when a run is cut, and what a failure ends. */
@NullMarked
package dev.kith.actors.pipeline;

import org.jspecify.annotations.NullMarked;
