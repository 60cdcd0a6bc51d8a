package dev.kith.model.run;

/** Where measured values of a run go. */
interface MetricsSink {

    /**
     * Takes a line; when this returns, the operating system has it, so it outlives a crash of this process.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    void append(MetricsLog.Line line);
}
