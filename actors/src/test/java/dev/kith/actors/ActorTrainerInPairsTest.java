package dev.kith.actors;

import dev.kith.config.PipelineSettings.Layout;

/** Attempts that go well, with forward passes side by side and actors on the lanes of both. */
final class ActorTrainerInPairsTest extends ActorTrainerContract {
    ActorTrainerInPairsTest() {
        super(Layout.PAIRED);
    }
}
