package dev.kith.model.run.layout;

import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.run.PreparedRun;

/** A run on a few small shapes. */
final class TinyShapes {

    private TinyShapes() {}

    static PreparedRun run(String... overrides) {
        return PreparedRun.prepare(SettingsLoader.load(SettingsRequest.ofPreset("shapes")
                        .assign(
                                "data.image-size=16",
                                "data.labels-per-class=2",
                                "data.shapes-train=120",
                                "data.shapes-test=20",
                                "data.validation=20",
                                "batch.size=12",
                                "batch.labelled=6",
                                "encoder.width=4",
                                "encoder.blocks=[1,1]")
                        .assign(overrides))
                .settings());
    }
}
