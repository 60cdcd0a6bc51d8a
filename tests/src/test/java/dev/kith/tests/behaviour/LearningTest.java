package dev.kith.tests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.data.Examples;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.StepResult;
import dev.kith.model.run.PreparedRun;
import dev.kith.tests.support.TinyRuns;
import dev.kith.tests.support.Training;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A small run on shapes learns, and its embeddings do not collapse. */
final class LearningTest {
    private static final int STEPS = 240;
    private static final int DIM = 16;

    private static final PreparedRun RUN = PreparedRun.prepare(TinyRuns.shapes(
            "seed=1",
            "budget.steps=" + STEPS,
            "batch.size=48",
            "batch.labelled=20",
            "data.labels-per-class=10",
            "data.image-size=20",
            "data.shapes-train=1000",
            "encoder.width=8",
            "projector.hidden=32",
            "projector.output=" + DIM,
            "predictor.hidden=32",
            "predictor.output=" + DIM,
            "queue.capacity=240",
            "head.pseudo-weight=0",
            "loss.both-directions=true",
            "optimizer.learning-rate=5e-3"));

    private static List<PseudoLabels> pseudoLabels = List.of();
    private static List<StepResult> measured = List.of();

    @BeforeAll
    static void train() {
        Training.Told told = new Training(RUN, Training.LOOP).train();
        pseudoLabels = told.pseudoLabels();
        measured = told.results().stream().filter(r -> !r.metrics().isEmpty()).toList();
    }

    @Test
    void pseudoLabelsGetBetter() {
        double first = accuracy(pseudoLabels.subList(0, STEPS / 4));
        double last = accuracy(pseudoLabels.subList(STEPS - STEPS / 4, STEPS));

        assertThat(last).isGreaterThan(first + 0.05);
    }

    @Test
    void lossesFall() {
        for (String name : List.of("loss", "loss/augmentation", "loss/semantic_positive", "loss/head")) {
            double first = mean(measured.subList(0, measured.size() / 4), name);
            double last = mean(measured.subList(measured.size() * 3 / 4, measured.size()), name);

            assertThat(last).as(name).isPositive().isLessThan(first);
        }
    }

    /** The standard deviation of a dimension of well-spread unit vectors is 1/√dim; collapsed ones have 0. */
    @Test
    void embeddingsStaySpreadOut() {
        double expected = 1 / Math.sqrt(DIM);
        for (StepResult result : measured) {
            assertThat(result.metrics().get("embedding/std"))
                    .as("step %d", result.step())
                    .isBetween(0.4 * expected, 1.05 * expected);
        }
    }

    /** Entries leave the queue in turn: full, its mean age is half of its length in batches. */
    @Test
    void theQueueFillsAndTurnsOver() {
        StepResult last = measured.get(measured.size() - 1);

        assertThat(last.metrics()).containsEntry("queue/fill", 1.0).containsEntry("queue/age_steps", 5.5);
    }

    private static double accuracy(List<PseudoLabels> steps) {
        Examples training = RUN.data().training();
        int right = 0;
        int all = 0;
        for (PseudoLabels labels : steps) {
            for (int i = 0; i < labels.ids().length; i++) {
                all++;
                right += labels.votes().get(i).label() == training.truth((int) labels.ids()[i]) ? 1 : 0;
            }
        }
        return (double) right / all;
    }

    private static double mean(List<StepResult> results, String name) {
        return results.stream()
                .mapToDouble(r -> r.metrics().getOrDefault(name, Double.NaN))
                .average()
                .orElseThrow();
    }
}
