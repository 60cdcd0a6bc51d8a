package dev.kith.actors.service;

/** Names of the services in headers. */
public final class Services {
    public static final String CHECKPOINTER = "checkpointer";
    public static final String EVALUATOR = "evaluator";
    public static final String METRICS_RECORDER = "metrics-recorder";

    private Services() {}
}
