package dev.kith.model.run;

/**
 * How the training part of a run ended.
 *
 * @param cut state at the end
 * @param completed whether all steps were made; false: interrupted
 * @param firstStepSeconds from the start of training to the end of its first step
 * @param trainingSeconds wall time of the steps
 * @param pipeline how it was executed
 */
public record TrainingEnd(
        Cut cut, boolean completed, double firstStepSeconds, double trainingSeconds, PipelineReport pipeline) {}
