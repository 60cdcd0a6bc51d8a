package dev.kith.actors;

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
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.engine.StepBuffers;
import dev.kith.model.method.Batch;
import dev.kith.model.method.Method;
import dev.kith.model.method.Plan;
import dev.kith.model.method.RunContext;
import dev.kith.model.network.Architecture;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Tiny but real runs: a 16×16 image problem that a network of a few thousand parameters works on. */
final class SmallRuns {
    static final int SIDE = 16;
    static final int CLASSES = 4;
    private static final int BATCH = 12;
    private static final int LABELLED = 4;

    private SmallRuns() {}

    static Settings settings(long seed, int maxStaleness, Settings.Method method) {
        return settings(seed, maxStaleness, method, PipelineSettings.Layout.SPLIT);
    }

    static Settings settings(long seed, int maxStaleness, Settings.Method method, PipelineSettings.Layout layout) {
        return settings(seed, maxStaleness, method, layout, ByteSize.ofMebibytes(64));
    }

    static Settings settings(
            long seed, int maxStaleness, Settings.Method method, PipelineSettings.Layout layout, ByteSize memory) {
        boolean pair = layout == PipelineSettings.Layout.PAIRED;
        int workers = pair || layout == PipelineSettings.Layout.TURNS ? 0 : 2;
        ViewSettings view = new ViewSettings(
                new ViewSettings.Crop(0, 1, 1, 1, 1),
                0,
                new ViewSettings.Color(0, 0, 0, 0, 0),
                0,
                new ViewSettings.Blur(0, 0, 0));
        return new Settings(
                "small",
                seed,
                method,
                new DataSettings(
                        DataSettings.Source.SHAPES,
                        Optional.empty(),
                        SIDE,
                        OptionalInt.of(16),
                        OptionalInt.empty(),
                        0,
                        Optional.empty(),
                        false,
                        0,
                        64,
                        16),
                new BatchSettings(BATCH, LABELLED),
                new ViewsSettings(view, view),
                new EncoderSettings(4, List.of(1, 1), EncoderSettings.Stem.PLAIN),
                new MlpSettings(16, 8),
                new MlpSettings(16, 8),
                new LossSettings(0.2, 1, OptionalInt.empty(), true, true),
                new QueueSettings(OptionalInt.of(32), true),
                new LabelerSettings(3, true, true),
                new EmaSettings(0.99, EmaSettings.Schedule.COSINE),
                new HeadSettings(true, HeadSettings.Input.PROJECTION, 1, 0.1, 0.5, 10, 0.6),
                new OptimizerSettings(OptimizerSettings.Algorithm.ADAMW, 0.003, 0.0001, 0.9, 0.9, 0.999, 1e-8, 5, 0.1),
                new BudgetSettings(OptionalLong.of(30), OptionalDouble.empty(), OptionalDouble.empty()),
                new FinetuneSettings(0, 0.001, 0, 0),
                new EvaluationSettings(
                        true, 0, 5, EvaluationSettings.Classifier.KNN, EvaluationSettings.Network.ONLINE, false),
                new CheckpointSettings(0, 3),
                new PipelineSettings(
                        PipelineSettings.Mode.ASYNCHRONOUS, maxStaleness, 2, memory, workers, pair ? 2 : 1, layout),
                new MetricsSettings(5));
    }

    static Plan plan(Settings settings, long steps) {
        Architecture architecture = new Architecture(Architecture.Description.of(settings, 1, CLASSES));
        return Method.of(settings).plan(new RunContext(settings, architecture, steps, new Blobs(settings.seed())));
    }

    /** Images with a bright quarter that is their class, and noise that differs by view. Buffers are pooled, as for real data. */
    private record Blobs(long seed, StepBuffers buffers) implements RunContext.BatchSource {
        private Blobs(long seed) {
            this(seed, new StepBuffers());
        }

        @Override
        public Batch batch(long step) {
            long[] ids = new long[BATCH];
            int[] labels = new int[BATCH];
            HostTensor first = buffers.lend(step, BATCH, SIDE, SIDE, 1);
            HostTensor second = buffers.lend(step, BATCH, SIDE, SIDE, 1);
            for (int row = 0; row < BATCH; row++) {
                RandomStream random = RandomStream.of(seed, Purpose.SHAPES, step, row);
                int kind = random.nextInt(CLASSES);
                ids[row] = 4L * random.nextInt(16) + kind;
                labels[row] = row < LABELLED ? kind : Batch.UNLABELLED;
                paint(first.floats(), row, kind, random);
                paint(second.floats(), row, kind, random);
            }
            return new Batch(step, ids, labels, List.of(first, second));
        }

        private static void paint(FloatBuffer image, int row, int kind, RandomStream random) {
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    int quarter = (y < SIDE / 2 ? 0 : 2) + (x < SIDE / 2 ? 0 : 1);
                    float value = (float) (0.3 * random.nextGaussian()) + (quarter == kind ? 1 : 0);
                    image.put((row * SIDE + y) * SIDE + x, value);
                }
            }
        }

        @Override
        public void release(long step) {
            buffers.release(step);
        }

        @Override
        public long bytesPerStep() {
            return 2 * HostTensor.bytes(BATCH, SIDE, SIDE, 1);
        }

        @Override
        public long bytesTaken() {
            return buffers.allocatedBytes();
        }
    }

    /** SHA-256 over all tensors of all nodes, in the order of their names. */
    static String sha256(Map<String, NamedTensors> states) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(states)
                    .forEach((node, state) -> state.asMap().forEach((name, tensor) -> {
                        digest.update((node + "/" + name).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                        digest.update(tensor.data()
                                .duplicate()
                                .clear()
                                .limit(tensor.data().limit()));
                    }));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
