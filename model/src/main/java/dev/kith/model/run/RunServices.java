package dev.kith.model.run;

import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.StepResult;
import java.util.Map;

/**
 * What is done beside the training itself. Each of the three is called from one thread at a time, in the order of steps;
 * none of them can change the training.
 */
public record RunServices(StepRecorder recorder, CheckpointWriter checkpoints, CutEvaluator evaluator) {

    /** Services that do nothing: for steps of which nobody is to hear. */
    public static RunServices none() {
        StepRecorder deaf = new StepRecorder() {
            @Override
            public void pseudoLabels(PseudoLabels labels) {}

            @Override
            public void stepped(StepResult result) {}

            @Override
            public void evaluated(long step, Map<String, Double> metrics) {}
        };
        return new RunServices(deaf, cut -> {}, cut -> Map.of());
    }

    /** Writes what a run tells about itself, and shows it. */
    public interface StepRecorder {
        /** The votes of a step; comes before {@link #stepped} of the same step, if it comes. */
        void pseudoLabels(PseudoLabels labels);

        /** A finished step. */
        void stepped(StepResult result);

        /** Figures of an evaluation on the state before a step. */
        void evaluated(long step, Map<String, Double> metrics);
    }

    /** Saves cuts. */
    @FunctionalInterface
    public interface CheckpointWriter {
        /** Writes a checkpoint aside, syncs and renames it. */
        void save(Cut cut);
    }

    /** Measures frozen copies on the validation part. */
    @FunctionalInterface
    public interface CutEvaluator {
        /** Named values ({@code eval/…}). */
        Map<String, Double> evaluate(Cut cut);
    }
}
