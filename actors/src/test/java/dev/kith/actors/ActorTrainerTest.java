package dev.kith.actors;

import dev.kith.config.PipelineSettings.Layout;

/** Attempts that go well, everybody on a thread of their own. */
final class ActorTrainerTest extends ActorTrainerContract {
    ActorTrainerTest() {
        super(Layout.SPLIT);
    }
}
