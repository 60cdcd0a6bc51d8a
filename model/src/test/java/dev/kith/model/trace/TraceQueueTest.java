package dev.kith.model.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kith.config.OptimizerSettings.Algorithm;
import dev.kith.config.Settings;
import dev.kith.model.method.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Computes votes in plain Java, from nothing but a trace, and checks what the queue takes and gives. */
class TraceQueueTest {
    @TempDir
    static Path folder;

    private static TraceFile trace;

    @BeforeAll
    static void record() throws IOException {
        trace = TraceFile.record(Settings.Method.SEMPPL, Algorithm.ADAMW, folder.resolve("semppl.npz"));
    }

    @Test
    void theVotesFollowFromTheQueueAndTheOnlineEmbeddings() {
        for (int step = 0; step < TraceFile.STEPS; step++) {
            long[] rows = trace.integers(step, "labeler.rows");
            long[] labels = trace.integers(step, "loader.labels");
            assertThat(rows)
                    .isEqualTo(IntStream.range(0, labels.length)
                            .filter(row -> labels[row] == Batch.UNLABELLED)
                            .asLongStream()
                            .toArray());
            for (int i = 0; i < rows.length; i++) {
                long[] votes = nearestLabels(step, (int) rows[i]);
                long winner = trace.integers(step, "labeler.labels")[i];
                double share = trace.floats(step, "labeler.agreements")[i];
                assertThat(winner).isEqualTo(majority(votes));
                assertThat(share)
                        .isEqualTo(
                                (double) Arrays.stream(votes)
                                                .filter(v -> v == winner)
                                                .count()
                                        / votes.length,
                                within(1e-6));
                long[] recorded = trace.integers(step, "labeler.neighbors.labels");
                assertThat(Arrays.copyOfRange(recorded, i * votes.length, (i + 1) * votes.length))
                        .isEqualTo(votes);
            }
        }
    }

    /** Labels of all neighbours of all views in all queues, nearest first. */
    private static long[] nearestLabels(int step, int row) {
        record Candidate(double similarity, long label) {}
        int k = (int) trace.setting("labeler", "k");
        List<Candidate> voters = new java.util.ArrayList<>();
        for (int view = 1; view <= TraceFile.DIRECTIONS; view++) {
            double[] query = trace.rows(step, "online.embeddings" + view)[row];
            for (int queue = 1; queue <= TraceFile.DIRECTIONS; queue++) {
                double[][] entries = trace.rows(step, "queue.embeddings%d.after".formatted(queue));
                long[] labels = trace.integers(step, "queue.labels%d.after".formatted(queue));
                IntStream.range(0, entries.length)
                        .filter(i -> labels[i] >= 0)
                        .mapToObj(i -> new Candidate(TraceFile.dot(query, entries[i]), labels[i]))
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
        for (int step = 0; step < TraceFile.STEPS; step++) {
            long[] ids = trace.integers(step, "loader.ids");
            long[] labels = trace.integers(step, "loader.labels");
            long[] rows = trace.integers(step, "labeler.rows");
            for (int i = 0; i < rows.length; i++) {
                labels[(int) rows[i]] = trace.integers(step, "labeler.labels")[i];
            }
            for (int d = 1; d <= TraceFile.DIRECTIONS; d++) {
                double[][] before = trace.rows(step, "queue.embeddings%d.before".formatted(d));
                double[][] after = trace.rows(step, "queue.embeddings%d.after".formatted(d));
                double[][] added = trace.rows(step, "target.embeddings" + d);
                assertThat(Arrays.copyOfRange(after, 0, 6)).isDeepEqualTo(Arrays.copyOfRange(before, 4, 10));
                assertThat(Arrays.copyOfRange(after, 6, 10)).isDeepEqualTo(Arrays.copyOfRange(added, 0, 4));

                long[] queueLabels = trace.integers(step, "queue.labels%d.after".formatted(d));
                long[] queueIds = trace.integers(step, "queue.ids%d.after".formatted(d));
                double[][] positives = trace.rows(step, "queue.positives" + d);
                double[] present = trace.doubles(step, "queue.present");
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
}
