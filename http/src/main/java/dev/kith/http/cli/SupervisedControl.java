package dev.kith.http.cli;

import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsPrinter;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The supervised comparison: the same encoder, labels and augmentation, for as many steps. */
final class SupervisedControl {
    private static final String WHERE = "--compare-supervised";

    private SupervisedControl() {}

    /**
     * The settings of a run's control.
     *
     * @throws dev.kith.config.hocon.ConfigurationException if those of the run cannot be had without unlabelled examples
     */
    static Settings settings(Settings main) {
        return with(main, List.of("method=supervised"));
    }

    /** The control on the data of its run: epochs over other examples would be another number of steps. */
    static PreparedRun prepare(PreparedRun main, Settings settings) {
        return main.with(with(settings, List.of("budget.steps=" + main.context().totalSteps())));
    }

    /** Inside that of the run; a control that was interrupted is found again. */
    static RunDirectory directory(RunDirectory main) {
        Path path = main.control();
        return Files.exists(new RunDirectory(path).config()) ? RunDirectory.open(path) : RunDirectory.create(path);
    }

    private static Settings with(Settings settings, List<String> changes) {
        SettingsRequest request =
                SettingsRequest.ofRun(SettingsPrinter.print(settings), WHERE).assign(changes, WHERE);
        return SettingsLoader.load(request).settings();
    }
}
