package dev.kith.actors;

import dev.kith.config.PipelineSettings.Layout;

/** Slow services beside the one lane, on which the actors are, too. */
final class SlowServicesInTurnsTest extends SlowServicesContract {
    SlowServicesInTurnsTest() {
        super(Layout.TURNS);
    }
}
