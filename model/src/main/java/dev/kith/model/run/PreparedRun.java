package dev.kith.model.run;

import dev.kith.config.PipelineSettings;
import dev.kith.config.Settings;
import dev.kith.config.hocon.ConfigurationException;
import dev.kith.model.augmentation.Normalization;
import dev.kith.model.data.BrokenExamples;
import dev.kith.model.data.DataException;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Partition;
import dev.kith.model.data.Partitions;
import dev.kith.model.data.PixelStatistics;
import dev.kith.model.data.PresumedData;
import dev.kith.model.data.published.Downloads;
import dev.kith.model.data.source.DataSets;
import dev.kith.model.demand.DataFacts;
import dev.kith.model.demand.MachineLimits;
import dev.kith.model.demand.MemoryDemand;
import dev.kith.model.demand.RunDemands;
import dev.kith.model.method.Method;
import dev.kith.model.method.Plan;
import dev.kith.model.method.RunContext;
import dev.kith.model.method.TraceSink;
import dev.kith.model.network.Architecture;
import dev.kith.model.run.remembered.RememberedRun;
import dev.kith.model.run.remembered.Restoration;
import dev.kith.model.timeline.Timeline;
import java.util.function.Consumer;

/** A run before its first step: its data opened and divided, its network designed, its length known. */
public record PreparedRun(
        Settings settings,
        DataSet data,
        Partition partition,
        Normalization normalization,
        BrokenExamples broken,
        RunContext context) {

    /** Opens the data and everything that follows from it. */
    public static PreparedRun prepare(Settings settings) {
        return prepare(settings, Downloads.Progress.none());
    }

    /**
     * The same.
     *
     * @param downloads hears of data that are fetched first
     */
    public static PreparedRun prepare(Settings settings, Downloads.Progress downloads) {
        return on(DataSets.open(settings.data(), downloads), settings);
    }

    /**
     * The same to train by: what the machine or the data cannot meet is refused before anything costly is begun.
     *
     * @param downloads hears of data that are fetched first
     * @throws dev.kith.config.hocon.ConfigurationException with the settings that ask for too much
     */
    public static PreparedRun toTrain(Settings settings, Downloads.Progress downloads) {
        RunDemands.check(settings);
        return on(DataSets.presume(settings.data(), downloads), settings);
    }

    /** Prepares on what is presumed while files are looked into, and once more if that was not right. */
    private static PreparedRun on(PresumedData opened, Settings settings) {
        Consumer<DataFacts> check = facts -> RunDemands.check(settings, facts, MachineLimits.current());
        PreparedRun presumed;
        try {
            presumed = on(opened.data(), settings, check);
        } catch (DataException | ConfigurationException e) {
            return on(opened.correction().get().orElseThrow(() -> e), settings, check);
        }
        return opened.correction().get().map(data -> on(data, settings, check)).orElse(presumed);
    }

    /** The same on data that are open already. */
    public static PreparedRun on(DataSet data, Settings settings) {
        return on(data, settings, facts -> {});
    }

    private static PreparedRun on(DataSet data, Settings settings, Consumer<DataFacts> check) {
        BrokenExamples broken =
                BrokenExamples.of(settings.data().maxBroken(), data.findings().broken());
        Partition partition = Partitions.draw(data, settings.data(), settings.seed());
        check.accept(DataFacts.of(data, partition));
        PixelStatistics statistics = PixelStatistics.of(data, partition, broken);
        Normalization normalization = Normalizations.of(statistics);
        PreparedRun run = of(settings, data, partition, normalization, broken, new Timeline());
        return run.with(WallTimeBudget.resolve(run));
    }

    /** A run that has a past: on the examples that it has seen, with the normalisation that was measured then. */
    public static PreparedRun restored(Restoration restored, Normalization normalization, Settings settings) {
        BrokenExamples broken = BrokenExamples.of(
                settings.data().maxBroken(), restored.data().findings().broken());
        PreparedRun run = of(settings, restored.data(), restored.partition(), normalization, broken, new Timeline());
        return run.with(WallTimeBudget.resolve(run));
    }

    /** What was found, and what the run makes of it. */
    public FoundData found() {
        return FoundData.of(settings, data, partition);
    }

    /** The same data under other settings: a control. */
    public PreparedRun with(Settings other) {
        return of(other, data, partition, normalization, broken, new Timeline());
    }

    private static PreparedRun of(
            Settings settings,
            DataSet data,
            Partition partition,
            Normalization normalization,
            BrokenExamples broken,
            Timeline timeline) {
        Architecture architecture = new Architecture(Architecture.Description.of(
                settings, data.channels(), data.classes().size()));
        RunContext context = new RunContext(
                settings,
                architecture,
                Budget.steps(settings, partition),
                AugmentedBatches.of(settings, data, partition, normalization, broken, timeline),
                TraceSink.NONE,
                timeline);
        return new PreparedRun(settings, data, partition, normalization, broken, context);
    }

    /** What is written down of it, to be compared whenever the run is used again. */
    public RememberedRun remembered() {
        return RememberedRun.of(data, partition, normalization, settings, context.totalSteps());
    }

    /**
     * How many of its batches may be in flight.
     *
     * @throws dev.kith.config.hocon.ConfigurationException if too few fit into {@code pipeline.batch-memory}
     */
    public BatchMemory batchMemory() {
        boolean loop = settings.pipeline().mode() == PipelineSettings.Mode.SEQUENTIAL;
        return loop
                ? BatchMemory.ofLoop(newPlan(), settings.pipeline())
                : BatchMemory.ofActors(newPlan(), settings.pipeline());
    }

    /** The memory that it will take, by part. */
    public MemoryDemand memoryDemand() {
        return MemoryDemand.of(settings, DataFacts.of(data, partition), MachineLimits.current());
    }

    /** A fresh plan of the method that the settings name. */
    public Plan newPlan() {
        return Method.of(settings).plan(context);
    }
}
