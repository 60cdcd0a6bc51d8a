/** What training does, on runs of seconds. */
@NullMarked
package dev.kith.tests.behaviour;

import org.jspecify.annotations.NullMarked;
