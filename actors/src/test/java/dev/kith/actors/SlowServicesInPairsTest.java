package dev.kith.actors;

import dev.kith.config.PipelineSettings.Layout;

/** Slow services beside the two lanes, on which the actors are, too. */
final class SlowServicesInPairsTest extends SlowServicesContract {
    SlowServicesInPairsTest() {
        super(Layout.PAIRED);
    }
}
