/** When a stage of a node may run: plain objects that know neither actors nor tensors. */
@NullMarked
package dev.kith.actors.stage;

import org.jspecify.annotations.NullMarked;
