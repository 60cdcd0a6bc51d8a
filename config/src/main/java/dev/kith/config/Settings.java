package dev.kith.config;

/** Every knob of one run, resolved and checked. Each component is one block of the configuration file, under the same name. */
public record Settings(
        String preset,
        long seed,
        Method method,
        DataSettings data,
        BatchSettings batch,
        ViewsSettings views,
        EncoderSettings encoder,
        MlpSettings projector,
        MlpSettings predictor,
        LossSettings loss,
        QueueSettings queue,
        LabelerSettings labeler,
        EmaSettings ema,
        HeadSettings head,
        OptimizerSettings optimizer,
        BudgetSettings budget,
        FinetuneSettings finetune,
        EvaluationSettings evaluation,
        CheckpointSettings checkpoint,
        PipelineSettings pipeline,
        MetricsSettings metrics) {

    /** The same run, executed otherwise. */
    public Settings with(PipelineSettings other) {
        return new Settings(
                preset,
                seed,
                method,
                data,
                batch,
                views,
                encoder,
                projector,
                predictor,
                loss,
                queue,
                labeler,
                ema,
                head,
                optimizer,
                budget,
                finetune,
                evaluation,
                checkpoint,
                other,
                metrics);
    }

    /** The learning algorithm: which plan is built. */
    public enum Method {
        SEMPPL,
        SUPERVISED
    }
}
