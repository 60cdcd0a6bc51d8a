package dev.kith.http.cli;

import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.model.run.RunDirectory;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains, or goes on training. Everything that can be wrong with the request is found before the first step. */
@Command(
        name = "train",
        description = "Train an encoder from few labels and many unlabelled examples.",
        footer = {
            "",
            "Ctrl-C finishes the step, saves and exits with 130; train --resume RUN_DIR goes on from there.",
            "",
            "  ./kith train",
            "  ./kith train fashion-mnist --data data/ data.labels=600 seed=0",
            "  ./kith train images --data photos/ --compare-supervised"
        })
final class TrainCommand implements Callable<Integer> {
    private static final Path RUNS = Path.of("runs");

    /** What may be changed when a run goes on: how it is executed and saved, not what it learns. */
    private static final List<String> CHANGEABLE =
            List.of("pipeline.", "checkpoint.", "data.directory=", "data.max-broken=");

    private final Console console;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            description = "Where the files of the run go (default: runs/PRESET-TIME).")
    private Optional<Path> runDirectory = Optional.empty();

    @Option(names = "--resume", paramLabel = "RUN_DIR", description = "Go on with an earlier run.")
    private Optional<Path> resume = Optional.empty();

    @Option(
            names = "--from-step",
            paramLabel = "N",
            description = "With --resume: go back to the checkpoint of this step instead of the newest one.")
    private Optional<Long> fromStep = Optional.empty();

    @Option(
            names = "--compare-supervised",
            description =
                    "Afterwards train the same encoder on the same labels alone, for as many steps, and report both.")
    private boolean compareSupervised;

    @Mixin
    private PageOptions page = new PageOptions();

    TrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        checkUsage();
        TrainingJob.Request request = resume.isPresent() ? resumed(resume.get()) : fresh();
        return new TrainingJob(console, output, page, request).run(compareSupervised);
    }

    private TrainingJob.Request fresh() {
        Settings loaded = SettingsLoader.load(settings.request(console)).settings();
        Path path = runDirectory.orElseGet(
                () -> RunNames.fresh(RUNS, loaded.preset(), LocalDateTime.now(ZoneId.systemDefault())));
        return new TrainingJob.Request(loaded, RunDirectory.create(path), false, OptionalLong.empty());
    }

    private TrainingJob.Request resumed(Path path) {
        RunDirectory directory = RunDirectory.open(path);
        Settings loaded = SettingsLoader.load(settings.request(directory.config(), console))
                .settings();
        OptionalLong step = fromStep.map(OptionalLong::of).orElseGet(OptionalLong::empty);
        return new TrainingJob.Request(loaded, directory, true, step);
    }

    private void checkUsage() {
        page.checkUsage();
        if (fromStep.isPresent() && resume.isEmpty()) {
            throw new UsageException("--from-step belongs to --resume RUN_DIR");
        }
        if (resume.isEmpty()) {
            return;
        }
        if (runDirectory.isPresent()) {
            throw new UsageException("--resume goes on in the directory of the run, so --run-dir does not go with it");
        }
        if (settings.preset().isPresent() || !settings.files.isEmpty()) {
            throw new UsageException(
                    "--resume takes the configuration of the run, so neither a preset nor --set-file goes with it");
        }
        settings.assignments().stream()
                .filter(word -> CHANGEABLE.stream().noneMatch(word::startsWith))
                .findFirst()
                .ifPresent(word -> {
                    throw new UsageException(
                            "a run that goes on keeps what it learns: of its configuration only pipeline.*, checkpoint.*, data.directory and data.max-broken can change, not "
                                    + word);
                });
    }
}
