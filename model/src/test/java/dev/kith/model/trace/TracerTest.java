package dev.kith.model.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kith.config.OptimizerSettings.Algorithm;
import dev.kith.config.Settings;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.method.Batch;
import dev.kith.model.method.Method;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.RunContext;
import dev.kith.model.method.StepResult;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.RunServices;
import dev.kith.model.run.SequentialTrainer;
import dev.kith.model.run.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Computes in plain Java, from nothing but the file, what the run computed. */
class TracerTest {
    private static final int STEPS = 2;
    private static final double DIRECTIONS = 2;

    @TempDir
    static Path folder;

    private static NpzFile trace;
    private static JsonNode json;

    @BeforeAll
    static void record() throws IOException {
        Path file = folder.resolve("semppl.npz");
        Tracer.trace(TinyRun.of(Settings.Method.SEMPPL, Algorithm.ADAMW), STEPS, file);
        trace = new NpzFile(file);
        json = new ObjectMapper().readTree(trace.text(TraceKey.ARCHITECTURE));
    }

    private static String key(int step, String name) {
        return "step" + step + "/" + name;
    }

    private static double setting(String block, String name) {
        JsonNode value = json.path("settings").path(block).path(name);
        assertThat(value.isNumber()).as(block + "." + name).isTrue();
        return value.asDouble();
    }

    @Test
    void everyEntryIsDocumentedAndEveryDocumentedOneIsThere() throws IOException {
        Set<TraceKey> seen = EnumSet.noneOf(TraceKey.class);
        Path control = folder.resolve("control.npz");
        Tracer.trace(TinyRun.of(Settings.Method.SUPERVISED, Algorithm.SGD), 1, control);
        for (NpzFile file : List.of(trace, new NpzFile(control))) {
            for (String name : file.names()) {
                if (!name.equals(TraceKey.ARCHITECTURE)) {
                    TraceKey kind = TraceKey.of(name).orElseThrow(() -> new AssertionError(name));
                    seen.add(kind);
                    assertThat(name).startsWith("step");
                    assertThat(file.array(name).type())
                            .as(name)
                            .isEqualTo(Map.of("float32", "<f4", "float64", "<f8", "int32", "<i4", "int64", "<i8")
                                    .get(kind.type()));
                    int rank = kind.shape().equals("[]") ? 0 : kind.shape().split(",").length;
                    assertThat(file.shape(name)).as(name).hasSize(rank);
                }
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(TraceKey.values());
        for (int step = 0; step < STEPS; step++) {
            String prefix = key(step, "");
            assertThat(trace.names().stream().filter(name -> name.startsWith(prefix)))
                    .as("step %d", step)
                    .hasSize(trace.names().size() / STEPS);
        }
    }

    @Test
    void tracingChangesNothing() {
        RunContext run = TinyRun.of(Settings.Method.SEMPPL, Algorithm.ADAMW);
        RunServices services = new RunServices(
                new RunServices.StepRecorder() {
                    @Override
                    public void pseudoLabels(PseudoLabels labels) {}

                    @Override
                    public void stepped(StepResult result) {}

                    @Override
                    public void evaluated(long step, Map<String, Double> metrics) {}
                },
                cut -> {},
                cut -> Map.of());
        try (SequentialTrainer trainer = new SequentialTrainer(
                Method.of(run.settings()).plan(run), run.settings().pipeline())) {
            Map<String, NamedTensors> states = trainer.train(
                            0, new CutSchedule(0, 0, STEPS), services, new StopSignal())
                    .cut()
                    .states();
            assertThat(trace.floats(key(1, "online.parameters.after")))
                    .isEqualTo(state(states, "online").get("parameters").toArray());
            assertThat(trace.floats(key(1, "target.parameters.after")))
                    .isEqualTo(state(states, "target").get("parameters").toArray());
            assertThat(trace.floats(key(1, "target.statistics.after")))
                    .isEqualTo(state(states, "target").get("statistics").toArray());
        }
    }

    private static NamedTensors state(Map<String, NamedTensors> states, String node) {
        return Objects.requireNonNull(states.get(node));
    }

    @Test
    void aStepBeginsWhereTheOneBeforeEnded() {
        List<String> states = trace.names().stream()
                .filter(name -> name.startsWith("step0/") && name.endsWith(".after"))
                .toList();
        assertThat(states).hasSizeGreaterThan(10);
        for (String after : states) {
            String before = after.replace("step0/", "step1/").replace(".after", ".before");
            assertThat(trace.array(before).data())
                    .as(before)
                    .isEqualTo(trace.array(after).data());
        }
    }

    @Test
    void theMovingAverageIsExact() {
        for (int step = 0; step < STEPS; step++) {
            float[] old = trace.floats(key(step, "target.parameters.before"));
            float[] online = trace.floats(key(step, "online.parameters.after"));
            double decay = trace.number(key(step, "target.decay"));
            assertThat(decay).isEqualTo(1 - 0.1 * (1 + Math.cos(Math.PI * step / 10)) / 2, within(1e-12));
            float[] expected = new float[old.length];
            for (int i = 0; i < old.length; i++) {
                expected[i] = old[i] * (float) decay + online[i] * (float) (1 - decay);
            }
            assertThat(trace.floats(key(step, "target.parameters.after"))).isEqualTo(expected);
            assertThat(trace.integers(key(step, "target.version.after"))).containsExactly(step + 1);
        }
    }

    @Test
    void theUpdateIsAdamW() {
        boolean[] decayed = decayMask(json);
        double beta1 = setting("optimizer", "beta1");
        double beta2 = setting("optimizer", "beta2");
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = trace.doubles(key(step, "online.gradient"));
            double[] weights = trace.doubles(key(step, "online.parameters.before"));
            double[] first = trace.doubles(key(step, "online.optimizer.first_moment.before"));
            double[] second = trace.doubles(key(step, "online.optimizer.second_moment.before"));
            long updates = trace.integers(key(step, "online.optimizer.updates.after"))[0];
            double rate = trace.number(key(step, "online.learning_rate"));
            assertThat(updates).isEqualTo(step + 1);
            assertThat(rate).isEqualTo(0.01 * (step + 1) / 4, within(1e-12));
            for (int i = 0; i < weights.length; i++) {
                first[i] = beta1 * first[i] + (1 - beta1) * gradient[i];
                second[i] = beta2 * second[i] + (1 - beta2) * gradient[i] * gradient[i];
                double m = first[i] / (1 - Math.pow(beta1, updates));
                double v = second[i] / (1 - Math.pow(beta2, updates));
                double decay = decayed[i] ? setting("optimizer", "weight-decay") * weights[i] : 0;
                weights[i] -= rate * (m / (Math.sqrt(v) + setting("optimizer", "epsilon")) + decay);
            }
            assertClose(trace.doubles(key(step, "online.optimizer.first_moment.after")), first, 1e-7);
            assertClose(trace.doubles(key(step, "online.optimizer.second_moment.after")), second, 1e-7);
            assertClose(trace.doubles(key(step, "online.parameters.after")), weights, 1e-6);
        }
    }

    @Test
    void theControlsUpdateIsNesterovs() throws IOException {
        Path path = folder.resolve("sgd.npz");
        Tracer.trace(TinyRun.of(Settings.Method.SUPERVISED, Algorithm.SGD), STEPS, path);
        NpzFile file = new NpzFile(path);
        boolean[] decayed = decayMask(new ObjectMapper().readTree(file.text(TraceKey.ARCHITECTURE)));
        double[] gradient = file.doubles(key(1, "online.gradient"));
        double[] weights = file.doubles(key(1, "online.parameters.before"));
        double[] momentum = file.doubles(key(1, "online.optimizer.momentum.before"));
        double rate = file.number(key(1, "online.learning_rate"));
        for (int i = 0; i < weights.length; i++) {
            double direction = gradient[i] + (decayed[i] ? 0.1 * weights[i] : 0);
            momentum[i] = 0.9 * momentum[i] + direction;
            weights[i] -= rate * (direction + 0.9 * momentum[i]);
        }
        assertThat(Arrays.stream(momentum).map(Math::abs).max().orElse(0)).isGreaterThan(1e-3);
        assertClose(file.doubles(key(1, "online.optimizer.momentum.after")), momentum, 1e-6);
        assertClose(file.doubles(key(1, "online.parameters.after")), weights, 1e-6);
        double loss = crossEntropy(file.rows(key(1, "online.logits1")), file.rows(key(1, "online.head_targets")));
        assertThat(file.number(key(1, "online.loss.total"))).isEqualTo(loss, within(1e-5));
    }

    @Test
    void theLossesFollowFromEmbeddingsPositivesAndMask() {
        for (int step = 0; step < STEPS; step++) {
            double augmentation = 0;
            double semantic = 0;
            double head = 0;
            double[] present = trace.doubles(key(step, "queue.present"));
            for (int d = 1; d <= DIRECTIONS; d++) {
                double[][] anchors = trace.rows(key(step, "online.embeddings" + d));
                double[][] targets = trace.rows(key(step, "target.embeddings" + d));
                double[][] positives = trace.rows(key(step, "queue.positives" + d));
                augmentation += contrastive(step, anchors, targets, targets, new double[0]) / DIRECTIONS;
                semantic += contrastive(step, anchors, positives, targets, present) / DIRECTIONS;
                head += crossEntropy(
                                trace.rows(key(step, "online.logits" + d)),
                                trace.rows(key(step, "online.head_targets")))
                        / DIRECTIONS;
            }
            assertThat(trace.number(key(step, "online.loss.augmentation"))).isEqualTo(augmentation, within(1e-5));
            assertThat(trace.number(key(step, "online.loss.semantic_positive"))).isEqualTo(semantic, within(1e-5));
            assertThat(trace.number(key(step, "online.loss.head"))).isEqualTo(head, within(1e-5));
            double total = augmentation + setting("loss", "alpha") * semantic + setting("head", "weight") * head;
            assertThat(trace.number(key(step, "online.loss.total"))).isEqualTo(total, within(1e-5));
            assertThat(trace.integers(key(step, "online.refused"))).containsExactly(0);
        }
    }

    @Test
    void eachRowHasTheNegativesThatWereAskedFor() {
        double[][] mask = trace.rows(key(1, "online.negatives"));
        for (int row = 0; row < mask.length; row++) {
            assertThat(Arrays.stream(mask[row]).filter(v -> v == 0).count()).isEqualTo(4);
            assertThat(mask[row][row]).isLessThan(-1e8);
        }
    }

    @Test
    void theVotesFollowFromTheQueueAndTheOnlineEmbeddings() {
        for (int step = 0; step < STEPS; step++) {
            long[] rows = trace.integers(key(step, "labeler.rows"));
            long[] labels = trace.integers(key(step, "loader.labels"));
            assertThat(rows)
                    .isEqualTo(IntStream.range(0, labels.length)
                            .filter(row -> labels[row] == Batch.UNLABELLED)
                            .asLongStream()
                            .toArray());
            for (int i = 0; i < rows.length; i++) {
                long[] votes = nearestLabels(step, (int) rows[i]);
                long winner = trace.integers(key(step, "labeler.labels"))[i];
                double share = trace.floats(key(step, "labeler.agreements"))[i];
                assertThat(winner).isEqualTo(majority(votes));
                assertThat(share)
                        .isEqualTo(
                                (double) Arrays.stream(votes)
                                                .filter(v -> v == winner)
                                                .count()
                                        / votes.length,
                                within(1e-6));
                long[] recorded = trace.integers(key(step, "labeler.neighbors.labels"));
                assertThat(Arrays.copyOfRange(recorded, i * votes.length, (i + 1) * votes.length))
                        .isEqualTo(votes);
            }
        }
    }

    /** Labels of all neighbours of all views in all queues, nearest first. */
    private static long[] nearestLabels(int step, int row) {
        record Candidate(double similarity, long label) {}
        int k = (int) setting("labeler", "k");
        List<Candidate> voters = new java.util.ArrayList<>();
        for (int view = 1; view <= DIRECTIONS; view++) {
            double[] query = trace.rows(key(step, "online.embeddings" + view))[row];
            for (int queue = 1; queue <= DIRECTIONS; queue++) {
                double[][] entries = trace.rows(key(step, "queue.embeddings%d.after".formatted(queue)));
                long[] labels = trace.integers(key(step, "queue.labels%d.after".formatted(queue)));
                IntStream.range(0, entries.length)
                        .filter(i -> labels[i] >= 0)
                        .mapToObj(i -> new Candidate(dot(query, entries[i]), labels[i]))
                        .sorted(Comparator.comparingDouble(Candidate::similarity)
                                .reversed())
                        .limit(k)
                        .forEach(voters::add);
            }
        }
        return voters.stream()
                .sorted(Comparator.comparingDouble(Candidate::similarity).reversed())
                .mapToLong(Candidate::label)
                .toArray();
    }

    /** The most frequent label; of several, the one that comes first. */
    private static long majority(long[] labels) {
        return Arrays.stream(labels)
                .boxed()
                .max(Comparator.comparingLong((Long label) -> Arrays.stream(labels)
                                .filter(other -> other == label)
                                .count())
                        .thenComparing(
                                label -> -Arrays.stream(labels).boxed().toList().indexOf(label)))
                .orElseThrow();
    }

    @Test
    void theQueueTakesInTheLabelledRowsAndGivesOutPositivesOfTheRightClass() {
        for (int step = 0; step < STEPS; step++) {
            long[] ids = trace.integers(key(step, "loader.ids"));
            long[] labels = trace.integers(key(step, "loader.labels"));
            long[] rows = trace.integers(key(step, "labeler.rows"));
            for (int i = 0; i < rows.length; i++) {
                labels[(int) rows[i]] = trace.integers(key(step, "labeler.labels"))[i];
            }
            for (int d = 1; d <= DIRECTIONS; d++) {
                double[][] before = trace.rows(key(step, "queue.embeddings%d.before".formatted(d)));
                double[][] after = trace.rows(key(step, "queue.embeddings%d.after".formatted(d)));
                double[][] added = trace.rows(key(step, "target.embeddings" + d));
                assertThat(Arrays.copyOfRange(after, 0, 6)).isDeepEqualTo(Arrays.copyOfRange(before, 4, 10));
                assertThat(Arrays.copyOfRange(after, 6, 10)).isDeepEqualTo(Arrays.copyOfRange(added, 0, 4));

                long[] queueLabels = trace.integers(key(step, "queue.labels%d.after".formatted(d)));
                long[] queueIds = trace.integers(key(step, "queue.ids%d.after".formatted(d)));
                double[][] positives = trace.rows(key(step, "queue.positives" + d));
                double[] present = trace.doubles(key(step, "queue.present"));
                for (int row = 0; row < ids.length; row++) {
                    long own = ids[row];
                    long wanted = labels[row];
                    List<double[]> allowed = IntStream.range(0, after.length)
                            .filter(i -> queueLabels[i] == wanted && queueIds[i] != own)
                            .mapToObj(i -> after[i])
                            .toList();
                    assertThat(present[row]).isEqualTo(allowed.isEmpty() ? 0 : 1);
                    double[] drawn = positives[row];
                    assertThat(
                                    allowed.isEmpty()
                                            ? Arrays.stream(drawn).allMatch(v -> v == 0)
                                            : allowed.stream().anyMatch(entry -> Arrays.equals(entry, drawn)))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void theEmbeddingsFollowFromImagesAndParameters() {
        for (int step = 0; step < STEPS; step++) {
            LiteralNetwork online = new LiteralNetwork(json, trace.doubles(key(step, "online.parameters.before")));
            LiteralNetwork target = new LiteralNetwork(json, trace.doubles(key(step, "target.parameters.before")));
            for (int d = 1; d <= DIRECTIONS; d++) {
                JsonNode direction = json.path("directions").get(d - 1);
                double[][] projections =
                        online.perceptron(features(online, step, direction.path("online_view")), "projector");
                assertRows(
                        trace.rows(key(step, "online.embeddings" + d)),
                        LiteralNetwork.normalized(online.perceptron(projections, "predictor")));
                assertRows(trace.rows(key(step, "online.logits" + d)), online.linear(projections, "head"));
                double[][] targets =
                        target.perceptron(features(target, step, direction.path("target_view")), "projector");
                assertRows(trace.rows(key(step, "target.embeddings" + d)), LiteralNetwork.normalized(targets));
            }
        }
    }

    @Test
    void theGradientIsThatOfTheTotalLoss() {
        int step = 1; // at step 0 the zero scales of the blocks' last norms put many values on the kink of a ReLU
        double[] parameters = trace.doubles(key(step, "online.parameters.before"));
        double[] gradient = trace.doubles(key(step, "online.gradient"));
        double largest = Arrays.stream(gradient).map(Math::abs).max().orElse(0);
        assertThat(largest).isGreaterThan(0.1);
        assertThat(loss(step, parameters)).isEqualTo(trace.number(key(step, "online.loss.total")), within(1e-5));
        double epsilon = 1e-5;
        for (JsonNode entry : json.path("parameters").path("entries")) {
            int size = 1;
            for (JsonNode extent : entry.path("shape")) {
                size *= extent.asInt();
            }
            for (int i : new int[] {0, size / 2, size - 1}) {
                int at = entry.path("offset").asInt() + i;
                double[] moved = parameters.clone();
                moved[at] = parameters[at] + epsilon;
                double up = loss(step, moved);
                moved[at] = parameters[at] - epsilon;
                double slope = (up - loss(step, moved)) / (2 * epsilon);
                assertThat(gradient[at])
                        .as("%s[%d]", entry.path("name").asText(), i)
                        .isEqualTo(slope, within(1e-4 * largest));
            }
        }
    }

    /** The total loss as a function of the online parameters; targets, positives and votes are constants of the step. */
    private static double loss(int step, double[] parameters) {
        LiteralNetwork network = new LiteralNetwork(json, parameters);
        double[] present = trace.doubles(key(step, "queue.present"));
        double loss = 0;
        for (int d = 1; d <= DIRECTIONS; d++) {
            JsonNode view = json.path("directions").get(d - 1).path("online_view");
            double[][] projections = network.perceptron(features(network, step, view), "projector");
            double[][] anchors = LiteralNetwork.normalized(network.perceptron(projections, "predictor"));
            double[][] targets = trace.rows(key(step, "target.embeddings" + d));
            double[][] positives = trace.rows(key(step, "queue.positives" + d));
            loss += contrastive(step, anchors, targets, targets, new double[0]);
            loss += setting("loss", "alpha") * contrastive(step, anchors, positives, targets, present);
            loss += setting("head", "weight")
                    * crossEntropy(network.linear(projections, "head"), trace.rows(key(step, "online.head_targets")));
        }
        return loss / DIRECTIONS;
    }

    private static double[][] features(LiteralNetwork network, int step, JsonNode view) {
        return network.encode(trace.doubles(key(step, "loader.view" + view.asInt())), TinyRun.BATCH);
    }

    /** The mean over rows; {@code weights} are empty where all of them count. */
    private static double contrastive(
            int step, double[][] anchors, double[][] positives, double[][] candidates, double[] weights) {
        double temperature = setting("loss", "temperature");
        double[][] mask = trace.rows(key(step, "online.negatives"));
        double mean = 0;
        for (int row = 0; row < anchors.length; row++) {
            double positive = Math.exp(dot(anchors[row], positives[row]) / temperature);
            double sum = positive;
            for (int n = 0; n < candidates.length; n++) {
                sum += mask[row][n] == 0 ? Math.exp(dot(anchors[row], candidates[n]) / temperature) : 0;
            }
            mean -= (weights.length == 0 ? 1 : weights[row]) * Math.log(positive / sum) / anchors.length;
        }
        return mean;
    }

    private static double crossEntropy(double[][] logits, double[][] targets) {
        double sum = 0;
        for (int row = 0; row < logits.length; row++) {
            double normaliser =
                    Math.log(Arrays.stream(logits[row]).map(Math::exp).sum());
            for (int k = 0; k < logits[row].length; k++) {
                sum -= targets[row][k] * (logits[row][k] - normaliser);
            }
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static boolean[] decayMask(JsonNode json) {
        boolean[] decayed = new boolean[json.path("parameters").path("size").asInt()];
        for (JsonNode entry : json.path("parameters").path("entries")) {
            int size = 1;
            for (JsonNode extent : entry.path("shape")) {
                size *= extent.asInt();
            }
            int offset = entry.path("offset").asInt();
            Arrays.fill(decayed, offset, offset + size, entry.path("decayed").asBoolean());
        }
        return decayed;
    }

    private static void assertRows(double[][] actual, double[][] expected) {
        assertThat(actual).hasDimensions(expected.length, expected[0].length);
        for (int row = 0; row < expected.length; row++) {
            assertClose(actual[row], expected[row], 1e-4);
        }
    }

    private static void assertClose(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i])
                    .as("element %d", i)
                    .isEqualTo(expected[i], within(tolerance * Math.max(1, Math.abs(expected[i]))));
        }
    }

    @Test
    void aFailureLeavesNoFile() {
        RunContext run = TinyRun.of(Settings.Method.SEMPPL, Algorithm.ADAMW);
        RunContext failing =
                new RunContext(run.settings(), run.architecture(), run.totalSteps(), new RunContext.BatchSource() {
                    @Override
                    public Batch batch(long step) {
                        throw new IllegalStateException("no batch");
                    }

                    @Override
                    public void release(long step) {}
                });
        Path out = folder.resolve("failed.npz");
        assertThatThrownBy(() -> Tracer.trace(failing, 1, out)).hasMessage("no batch");
        assertThat(folder).isDirectoryNotContaining("glob:**failed*");
        assertThatThrownBy(() -> Tracer.trace(run, 11, out)).isInstanceOf(IllegalArgumentException.class);
    }
}
