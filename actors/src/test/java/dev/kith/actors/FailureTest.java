package dev.kith.actors;

import dev.kith.config.PipelineSettings.Layout;

/** Attempts that fail, everybody on a thread of their own. */
final class FailureTest extends FailureContract {
    FailureTest() {
        super(Layout.SPLIT);
    }
}
