package dev.kith.actors.service;

import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.StepResult;
import dev.kith.model.run.RunServices;
import java.util.Map;

/** One thing to record. */
sealed interface TelemetryRecord {

    /** Writes it. */
    void writeTo(RunServices.StepRecorder recorder);

    /** Whether it is given up first when the recorder is slow: it shows progress, but holds no figure. */
    boolean isDroppable();

    record Labels(PseudoLabels labels) implements TelemetryRecord {
        @Override
        public void writeTo(RunServices.StepRecorder recorder) {
            recorder.pseudoLabels(labels);
        }

        @Override
        public boolean isDroppable() {
            return true;
        }
    }

    record Result(StepResult result) implements TelemetryRecord {
        @Override
        public void writeTo(RunServices.StepRecorder recorder) {
            recorder.stepped(result);
        }

        @Override
        public boolean isDroppable() {
            return result.metrics().isEmpty() && !result.refused();
        }
    }

    record Evaluated(long step, Map<String, Double> metrics) implements TelemetryRecord {
        @Override
        public void writeTo(RunServices.StepRecorder recorder) {
            recorder.evaluated(step, metrics);
        }

        @Override
        public boolean isDroppable() {
            return false;
        }
    }
}
