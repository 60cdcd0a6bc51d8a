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
        Cut cut, boolean completed, double firstStepSeconds, double trainingSeconds, PipelineReport pipeline) {

    /** The end of the second of two legs, as the end of both. */
    public TrainingEnd after(TrainingEnd first) {
        return new TrainingEnd(
                cut,
                completed,
                first.firstStepSeconds,
                first.trainingSeconds + trainingSeconds,
                pipeline.after(first.pipeline));
    }

    /** The same end, if only a part of the steps was to be made. */
    public TrainingEnd interrupted() {
        return new TrainingEnd(cut, false, firstStepSeconds, trainingSeconds, pipeline);
    }

    /** The same end with the reason for its layout. */
    public TrainingEnd laidOut(PipelineReport.LayoutDecision decision) {
        return new TrainingEnd(cut, completed, firstStepSeconds, trainingSeconds, pipeline.laidOut(decision));
    }
}
