package dev.kith.tests.support;

import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.augmentation.Normalization;
import dev.kith.model.data.BrokenExamples;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Partition;
import dev.kith.model.data.Partitions;
import dev.kith.model.method.RunContext;
import dev.kith.model.method.TraceSink;
import dev.kith.model.network.Architecture;
import dev.kith.model.run.AugmentedBatches;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.timeline.Timeline;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Presets cut down to a network of a few thousand parameters and a batch of a few rows: all that the presets switch on is
 * still on, but a step takes milliseconds. Single-threaded operations, because at this size two threads only wait.
 */
public final class TinyRuns {
    private static final List<String> SMALL = List.of(
            "batch.size=20",
            "batch.labelled=8",
            "encoder.width=4",
            "encoder.blocks=[1,1]",
            "projector.hidden=16",
            "projector.output=8",
            "predictor.hidden=16",
            "predictor.output=8",
            "queue.capacity=48",
            "loss.negatives=6",
            "head.pseudo-from-step=20",
            "head.pseudo-agreement=0.6",
            "optimizer.warmup-steps=10",
            "budget.steps=100",
            "checkpoint.every-steps=0",
            "evaluation.every-steps=0",
            "metrics.every-steps=5",
            "data.validation=40",
            "pipeline.threads=1",
            "pipeline.workers=1",
            "pipeline.layout=shared",
            "pipeline.max-staleness=0");
    private static final List<String> SMALL_SHAPES =
            List.of("data.image-size=16", "data.labels-per-class=4", "data.shapes-train=400", "data.shapes-test=100");

    private TinyRuns() {}

    /** The keys of {@link #shapes} as words of the command line. */
    public static List<String> shapesWords() {
        return Stream.concat(SMALL.stream(), SMALL_SHAPES.stream()).toList();
    }

    /** The keys that make any preset small, as words of the command line. */
    public static List<String> words() {
        return SMALL;
    }

    /** The preset {@code shapes}, small. */
    public static Settings shapes(String... overrides) {
        return SettingsLoader.load(SettingsRequest.ofPreset("shapes")
                        .assign(SMALL, "tiny run")
                        .assign(SMALL_SHAPES, "tiny shapes")
                        .assign(overrides))
                .settings();
    }

    /** The preset {@code fashion-mnist}, small; its data have to be named or brought along. */
    public static Settings fashionMnist(String... overrides) {
        return SettingsLoader.load(SettingsRequest.ofPreset("fashion-mnist")
                        .set("data.directory", ".", "tiny fashion-mnist")
                        .assign(SMALL, "tiny run")
                        .assign(overrides))
                .settings();
    }

    /** A run on data that no reader has opened. */
    public static PreparedRun on(DataSet data, Settings settings) {
        Partition partition = Partitions.draw(data, settings.data(), settings.seed());
        Normalization normalization = new Normalization(
                Collections.nCopies(data.channels(), 0.4f), Collections.nCopies(data.channels(), 0.3f));
        return on(data, partition, normalization, settings);
    }

    /** The same run on other data: as many examples, divided in the same way. */
    public static PreparedRun withData(PreparedRun run, DataSet data) {
        return on(data, run.partition(), run.normalization(), run.settings());
    }

    private static PreparedRun on(DataSet data, Partition partition, Normalization normalization, Settings settings) {
        BrokenExamples broken = new BrokenExamples(settings.data().maxBroken());
        Architecture architecture = new Architecture(Architecture.Description.of(
                settings, data.channels(), data.classes().size()));
        Timeline timeline = new Timeline();
        RunContext context = new RunContext(
                settings,
                architecture,
                settings.budget().steps().orElseThrow(),
                AugmentedBatches.of(settings, data, partition, normalization, broken, timeline),
                TraceSink.NONE,
                timeline);
        return new PreparedRun(settings, data, partition, normalization, broken, context);
    }
}
