package dev.kith.actors;

import dev.kith.config.PipelineSettings.Layout;

/** Attempts that fail, all of them, and the actors, on one thread. */
final class FailureInTurnsTest extends FailureContract {
    FailureInTurnsTest() {
        super(Layout.TURNS);
    }
}
