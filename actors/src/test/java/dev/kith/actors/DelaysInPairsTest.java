package dev.kith.actors;

import dev.kith.config.PipelineSettings.Layout;

/** Some are slow, and with them the two lanes on which all work. */
final class DelaysInPairsTest extends DelaysContract {
    DelaysInPairsTest() {
        super(Layout.PAIRED);
    }
}
