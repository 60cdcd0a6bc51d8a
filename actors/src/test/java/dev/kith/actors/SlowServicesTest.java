package dev.kith.actors;

import dev.kith.config.PipelineSettings.Layout;

/** Slow services beside lanes of their own. */
final class SlowServicesTest extends SlowServicesContract {
    SlowServicesTest() {
        super(Layout.SPLIT);
    }
}
