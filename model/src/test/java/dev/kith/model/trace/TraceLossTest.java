package dev.kith.model.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.config.OptimizerSettings.Algorithm;
import dev.kith.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Computes embeddings, losses and gradient in plain Java, from nothing but a trace. */
class TraceLossTest {
    @TempDir
    static Path folder;

    private static TraceFile trace;

    @BeforeAll
    static void record() throws IOException {
        trace = TraceFile.record(Settings.Method.SEMPPL, Algorithm.ADAMW, folder.resolve("semppl.npz"));
    }

    @Test
    void theEmbeddingsFollowFromImagesAndParameters() {
        for (int step = 0; step < TraceFile.STEPS; step++) {
            LiteralNetwork online = new LiteralNetwork(trace.json(), trace.doubles(step, "online.parameters.before"));
            LiteralNetwork target = new LiteralNetwork(trace.json(), trace.doubles(step, "target.parameters.before"));
            for (int d = 1; d <= TraceFile.DIRECTIONS; d++) {
                JsonNode direction = trace.json().path("directions").get(d - 1);
                double[][] projections =
                        online.perceptron(features(online, step, direction.path("online_view")), "projector");
                assertRows(
                        trace.rows(step, "online.embeddings" + d),
                        LiteralNetwork.normalized(online.perceptron(projections, "predictor")));
                assertRows(trace.rows(step, "online.logits" + d), online.linear(projections, "head"));
                double[][] targets =
                        target.perceptron(features(target, step, direction.path("target_view")), "projector");
                assertRows(trace.rows(step, "target.embeddings" + d), LiteralNetwork.normalized(targets));
            }
        }
    }

    @Test
    void theLossesFollowFromEmbeddingsPositivesAndMask() {
        for (int step = 0; step < TraceFile.STEPS; step++) {
            double augmentation = 0;
            double semantic = 0;
            double head = 0;
            double[] present = trace.doubles(step, "queue.present");
            for (int d = 1; d <= TraceFile.DIRECTIONS; d++) {
                double[][] anchors = trace.rows(step, "online.embeddings" + d);
                double[][] targets = trace.rows(step, "target.embeddings" + d);
                double[][] positives = trace.rows(step, "queue.positives" + d);
                augmentation += contrastive(step, anchors, targets, targets, new double[0]) / TraceFile.DIRECTIONS;
                semantic += contrastive(step, anchors, positives, targets, present) / TraceFile.DIRECTIONS;
                head += TraceFile.crossEntropy(
                                trace.rows(step, "online.logits" + d), trace.rows(step, "online.head_targets"))
                        / TraceFile.DIRECTIONS;
            }
            assertThat(trace.number(step, "online.loss.augmentation")).isEqualTo(augmentation, within(1e-5));
            assertThat(trace.number(step, "online.loss.semantic_positive")).isEqualTo(semantic, within(1e-5));
            assertThat(trace.number(step, "online.loss.head")).isEqualTo(head, within(1e-5));
            double total =
                    augmentation + trace.setting("loss", "alpha") * semantic + trace.setting("head", "weight") * head;
            assertThat(trace.number(step, "online.loss.total")).isEqualTo(total, within(1e-5));
            assertThat(trace.integers(step, "online.refused")).containsExactly(0);
        }
    }

    @Test
    void eachRowHasTheNegativesThatWereAskedFor() {
        double[][] mask = trace.rows(1, "online.negatives");
        for (int row = 0; row < mask.length; row++) {
            assertThat(Arrays.stream(mask[row]).filter(v -> v == 0).count()).isEqualTo(4);
            assertThat(mask[row][row]).isLessThan(-1e8);
        }
    }

    @Test
    void theGradientIsThatOfTheTotalLoss() {
        int step = 1; // at step 0 the zero scales of the blocks' last norms put many values on the kink of a ReLU
        double[] parameters = trace.doubles(step, "online.parameters.before");
        double[] gradient = trace.doubles(step, "online.gradient");
        double largest = Arrays.stream(gradient).map(Math::abs).max().orElse(0);
        assertThat(largest).isGreaterThan(0.1);
        assertThat(loss(step, parameters)).isEqualTo(trace.number(step, "online.loss.total"), within(1e-5));
        double epsilon = 1e-5;
        for (JsonNode entry : trace.json().path("parameters").path("entries")) {
            int size = TraceFile.size(entry);
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
        LiteralNetwork network = new LiteralNetwork(trace.json(), parameters);
        double[] present = trace.doubles(step, "queue.present");
        double loss = 0;
        for (int d = 1; d <= TraceFile.DIRECTIONS; d++) {
            JsonNode view = trace.json().path("directions").get(d - 1).path("online_view");
            double[][] projections = network.perceptron(features(network, step, view), "projector");
            double[][] anchors = LiteralNetwork.normalized(network.perceptron(projections, "predictor"));
            double[][] targets = trace.rows(step, "target.embeddings" + d);
            double[][] positives = trace.rows(step, "queue.positives" + d);
            loss += contrastive(step, anchors, targets, targets, new double[0]);
            loss += trace.setting("loss", "alpha") * contrastive(step, anchors, positives, targets, present);
            loss += trace.setting("head", "weight")
                    * TraceFile.crossEntropy(
                            network.linear(projections, "head"), trace.rows(step, "online.head_targets"));
        }
        return loss / TraceFile.DIRECTIONS;
    }

    private static double[][] features(LiteralNetwork network, int step, JsonNode view) {
        return network.encode(trace.doubles(step, "loader.view" + view.asInt()), TinyRun.BATCH);
    }

    /** The mean over rows; {@code weights} are empty where all of them count. */
    private static double contrastive(
            int step, double[][] anchors, double[][] positives, double[][] candidates, double[] weights) {
        double temperature = trace.setting("loss", "temperature");
        double[][] mask = trace.rows(step, "online.negatives");
        double mean = 0;
        for (int row = 0; row < anchors.length; row++) {
            double positive = Math.exp(TraceFile.dot(anchors[row], positives[row]) / temperature);
            double sum = positive;
            for (int n = 0; n < candidates.length; n++) {
                sum += mask[row][n] == 0 ? Math.exp(TraceFile.dot(anchors[row], candidates[n]) / temperature) : 0;
            }
            mean -= (weights.length == 0 ? 1 : weights[row]) * Math.log(positive / sum) / anchors.length;
        }
        return mean;
    }

    private static void assertRows(double[][] actual, double[][] expected) {
        assertThat(actual).hasDimensions(expected.length, expected[0].length);
        for (int row = 0; row < expected.length; row++) {
            TraceFile.assertClose(actual[row], expected[row], 1e-4);
        }
    }
}
