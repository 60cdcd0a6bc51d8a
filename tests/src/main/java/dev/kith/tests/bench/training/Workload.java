package dev.kith.tests.bench.training;

import dev.kith.config.PipelineSettings;
import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.run.PreparedRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is trained: a preset on its data, or heavy augmentation of photographs that are decoded each time. */
final class Workload {
    /** The name of the workload that is no preset. */
    static final String HEAVY = "heavy-augmentation";

    private static final List<String> HEAVY_SETTINGS = List.of(
            "data.image-size=96",
            "data.directory=.", // not read: the images come from memory
            "data.labels=200",
            "encoder.width=16",
            "views.second.blur.probability=0.5");

    private final String name;
    private final Optional<Path> data;
    private final List<String> assignments;
    private final PreparedRun run;

    /**
     * @param name a preset, or {@link #HEAVY}
     * @param data the folder of the data sets, if it is given
     * @param assignments for all presets
     */
    Workload(String name, Optional<Path> data, List<String> assignments) {
        this.name = name;
        this.data = data;
        this.assignments = assignments;
        Settings settings = settings(List.of());
        this.run = name.equals(HEAVY) ? PreparedRun.on(JpegShapes.dataSet(), settings) : PreparedRun.prepare(settings);
    }

    String name() {
        return name;
    }

    /** The run under more settings; its data are opened once. */
    PreparedRun run(List<String> more) {
        return run.with(settings(more));
    }

    /** The run with its work laid out in a certain way. */
    PreparedRun run(PipelineSettings layout) {
        return run.with(run.settings().with(layout));
    }

    private Settings settings(List<String> more) {
        SettingsRequest request = SettingsRequest.ofPreset(name.equals(HEAVY) ? "images" : name);
        String known = System.getenv("KITH_DATA");
        if (data.isPresent()) {
            request = request.dataRoot(data.get(), "--data");
        } else if (known != null) {
            request = request.dataRoot(Path.of(known), "KITH_DATA");
        }
        List<String> all = new ArrayList<>(name.equals(HEAVY) ? HEAVY_SETTINGS : List.of());
        all.addAll(assignments);
        all.addAll(more);
        return SettingsLoader.load(request.assign(all.toArray(String[]::new))).settings();
    }
}
