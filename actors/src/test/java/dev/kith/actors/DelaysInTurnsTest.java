package dev.kith.actors;

import dev.kith.config.PipelineSettings.Layout;

/** Some are slow, and with them the one lane on which all work. */
final class DelaysInTurnsTest extends DelaysContract {
    DelaysInTurnsTest() {
        super(Layout.TURNS);
    }
}
