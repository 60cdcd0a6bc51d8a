package dev.kith.actors;

import dev.kith.config.PipelineSettings.Layout;

/** Attempts that fail, with forward passes side by side. */
final class FailureInPairsTest extends FailureContract {
    FailureInPairsTest() {
        super(Layout.PAIRED);
    }
}
