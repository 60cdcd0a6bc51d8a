package dev.kith.actors;

import dev.kith.config.PipelineSettings.Layout;

/** Attempts that go well, all of them, and the actors, on one thread. */
final class ActorTrainerInTurnsTest extends ActorTrainerContract {
    ActorTrainerInTurnsTest() {
        super(Layout.TURNS);
    }
}
