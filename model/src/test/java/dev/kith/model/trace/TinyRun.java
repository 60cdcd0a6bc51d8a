package dev.kith.model.trace;

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
import dev.kith.model.engine.HostTensor;
import dev.kith.model.method.Batch;
import dev.kith.model.method.RunContext;
import dev.kith.model.network.Architecture;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A run of noisy 8×8 pictures in three classes, small enough to be computed again in plain Java. */
final class TinyRun {
    static final int BATCH = 8;
    static final int LABELLED = 4;
    static final int CLASSES = 3;
    static final int SIDE = 8;
    private static final long SEED = 5;
    private static final long TOTAL_STEPS = 10;

    private TinyRun() {}

    static RunContext of(Settings.Method method, OptimizerSettings.Algorithm algorithm) {
        Settings settings = settings(method, algorithm);
        Architecture architecture = new Architecture(Architecture.Description.of(settings, 1, CLASSES));
        return new RunContext(settings, architecture, TOTAL_STEPS, new Batches());
    }

    /** Labelled rows first; ids of labelled examples repeat, so that the queue holds copies of them. */
    private static final class Batches implements RunContext.BatchSource {
        @Override
        public Batch batch(long step) {
            long[] ids = new long[BATCH];
            int[] labels = new int[BATCH];
            HostTensor first = HostTensor.allocate(BATCH, SIDE, SIDE, 1);
            HostTensor second = HostTensor.allocate(BATCH, SIDE, SIDE, 1);
            for (int row = 0; row < BATCH; row++) {
                boolean labelled = row < LABELLED;
                ids[row] = labelled ? (step * LABELLED + row) % 6 : 100 + step * BATCH + row;
                int truth = (int) (ids[row] % CLASSES);
                labels[row] = labelled ? truth : Batch.UNLABELLED;
                draw(first.floats(), row, truth, RandomStream.of(SEED, Purpose.VIEW_1, step, row));
                draw(second.floats(), row, truth, RandomStream.of(SEED, Purpose.VIEW_2, step, row));
            }
            return new Batch(step, ids, labels, List.of(first, second));
        }

        private static void draw(FloatBuffer images, int row, int truth, RandomStream random) {
            for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                double mean = pixel % CLASSES == truth ? 1 : 0;
                images.put(row * SIDE * SIDE + pixel, (float) (mean + 0.5 * random.nextGaussian()));
            }
        }

        @Override
        public void release(long step) {}
    }

    private static Settings settings(Settings.Method method, OptimizerSettings.Algorithm algorithm) {
        ViewSettings view = new ViewSettings(
                new ViewSettings.Crop(0, 1, 1, 1, 1),
                0,
                new ViewSettings.Color(0, 0, 0, 0, 0),
                0,
                new ViewSettings.Blur(0, 1, 1));
        return new Settings(
                "tiny",
                SEED,
                method,
                new DataSettings(
                        DataSettings.Source.SHAPES,
                        Optional.empty(),
                        SIDE,
                        OptionalInt.of(6),
                        OptionalInt.empty(),
                        0,
                        Optional.empty(),
                        false,
                        0,
                        100,
                        0),
                new BatchSettings(BATCH, LABELLED),
                new ViewsSettings(view, view),
                new EncoderSettings(4, List.of(1, 1), EncoderSettings.Stem.PLAIN),
                new MlpSettings(8, 6),
                new MlpSettings(8, 6),
                new LossSettings(0.2, 0.5, OptionalInt.of(4), true, true),
                new QueueSettings(OptionalInt.of(10), true),
                new LabelerSettings(3, true, false),
                new EmaSettings(0.9, EmaSettings.Schedule.COSINE),
                new HeadSettings(true, HeadSettings.Input.PROJECTION, 0.7, 0.1, 0.5, 1, 0.5),
                new OptimizerSettings(algorithm, 0.01, 0.1, 0.9, 0.9, 0.99, 1e-8, 4, 0.1),
                new BudgetSettings(OptionalLong.of(TOTAL_STEPS), OptionalDouble.empty(), OptionalDouble.empty()),
                new FinetuneSettings(0, 0, 0, 0),
                new EvaluationSettings(
                        false, 0, 5, EvaluationSettings.Classifier.KNN, EvaluationSettings.Network.TARGET, false),
                new CheckpointSettings(0, 3),
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
}
