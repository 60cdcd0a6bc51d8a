package dev.kith.model.evaluation;

import dev.kith.config.BatchSettings;
import dev.kith.config.BudgetSettings;
import dev.kith.config.ByteSize;
import dev.kith.config.CheckpointSettings;
import dev.kith.config.DataSettings;
import dev.kith.config.EmaSettings;
import dev.kith.config.EncoderSettings;
import dev.kith.config.EvaluationSettings;
import dev.kith.config.FinetuneSettings;
import dev.kith.config.HeadSettings;
import dev.kith.config.LabelerSettings;
import dev.kith.config.LossSettings;
import dev.kith.config.MetricsSettings;
import dev.kith.config.MlpSettings;
import dev.kith.config.OptimizerSettings;
import dev.kith.config.PipelineSettings;
import dev.kith.config.QueueSettings;
import dev.kith.config.Settings;
import dev.kith.config.ViewSettings;
import dev.kith.config.ViewsSettings;
import dev.kith.model.engine.FlatParameters;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.network.Architecture;
import dev.kith.model.run.Cut;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Settings, networks and cuts of a size that a test can afford. */
final class TestRuns {

    private TestRuns() {}

    static Settings settings(EvaluationSettings.Classifier classifier, boolean head, long finetuneSteps) {
        ViewSettings view = new ViewSettings(
                new ViewSettings.Crop(0, 1, 1, 1, 1),
                0,
                new ViewSettings.Color(0, 0, 0, 0, 0),
                0,
                new ViewSettings.Blur(0, 1, 1));
        return new Settings(
                "test",
                7,
                Settings.Method.SEMPPL,
                new DataSettings(
                        DataSettings.Source.SHAPES,
                        Optional.empty(),
                        TestData.SIDE,
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        0,
                        Optional.empty(),
                        false,
                        0,
                        0,
                        0),
                new BatchSettings(8, 4),
                new ViewsSettings(view, view),
                new EncoderSettings(4, List.of(1, 1), EncoderSettings.Stem.PLAIN),
                new MlpSettings(8, 6),
                new MlpSettings(8, 6),
                new LossSettings(.2, .2, OptionalInt.empty(), false, true),
                new QueueSettings(OptionalInt.empty(), true),
                new LabelerSettings(3, false, false),
                new EmaSettings(.9, EmaSettings.Schedule.CONSTANT),
                new HeadSettings(head, HeadSettings.Input.ENCODER, 1, 0, 0, 0, 1),
                new OptimizerSettings(OptimizerSettings.Algorithm.ADAMW, 1e-3, 0, .9, .9, .999, 1e-8, 0, 0),
                new BudgetSettings(OptionalLong.of(1), OptionalDouble.empty(), OptionalDouble.empty()),
                new FinetuneSettings(finetuneSteps, 1e-2, 1e-4, .1),
                new EvaluationSettings(true, 0, 3, classifier, EvaluationSettings.Network.ONLINE, true),
                new CheckpointSettings(0, 1),
                new PipelineSettings(
                        PipelineSettings.Mode.SEQUENTIAL,
                        0,
                        0,
                        ByteSize.ofMebibytes(64),
                        1,
                        1,
                        PipelineSettings.Layout.SHARED),
                new MetricsSettings(1));
    }

    static Architecture architecture(Settings settings) {
        return new Architecture(Architecture.Description.of(settings, 1, TestData.CLASSES.size()));
    }

    /** The snapshot of an online network at its start, its predictor included. */
    static NamedTensors snapshot(Architecture architecture) {
        try (var manager = TensorEngine.newManager()) {
            return new NamedTensors()
                    .put(
                            "parameters",
                            FlatParameters.initialise(manager, architecture.parameters(), 3)
                                    .export())
                    .put(
                            "statistics",
                            FlatParameters.initialise(manager, architecture.statistics(), 3)
                                    .export());
        }
    }

    static NetworkState state(Architecture architecture) {
        return NetworkState.of(architecture, snapshot(architecture));
    }

    static Cut end(Architecture architecture) {
        return new Cut(5, EnumSet.of(Cut.Purpose.END), Map.of("online", snapshot(architecture)));
    }

    /** What a run ships that ends where it began. */
    static ShippedModel model(EvaluationSettings.Classifier kind, EvaluationData data) {
        Settings settings = settings(kind, true, 0);
        Architecture architecture = architecture(settings);
        Preprocessing preprocessing = new Preprocessing(List.of(.5f), List.of(.25f));
        return new FinalEvaluation(settings, architecture, data, preprocessing, Optional.empty())
                .evaluate(end(architecture), 1)
                .model();
    }
}
