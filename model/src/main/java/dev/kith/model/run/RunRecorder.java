package dev.kith.model.run;

import static dev.kith.config.Text.format;

import dev.kith.model.data.Examples;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.StepResult;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Writes metrics and shows progress. It alone looks up the truth of unlabelled examples, where it is known, to tell how
 * accurate the pseudo-labels of a measured step are.
 */
final class RunRecorder implements RunServices.StepRecorder {
    private final Examples training;
    private final List<MetricsSink> sinks;
    private final double timeBefore;
    private final RunListener listener;
    private final long totalSteps;
    private final int batchSize;
    private final long begun = System.nanoTime();
    private final Map<Long, Double> accuracies = new HashMap<>();
    private Map<String, Double> newest = Map.of();
    private double firstStepSeconds;
    private long stepsSinceLine;
    private long lastLine = System.nanoTime();

    /**
     * @param sinks where every line of metrics goes
     * @param timeBefore seconds of training before this attempt
     */
    RunRecorder(PreparedRun run, List<MetricsSink> sinks, double timeBefore, RunListener listener) {
        this.training = run.data().training();
        this.sinks = List.copyOf(sinks);
        this.timeBefore = timeBefore;
        this.listener = listener;
        this.totalSteps = run.context().totalSteps();
        this.batchSize = run.settings().batch().size();
    }

    @Override
    public void pseudoLabels(PseudoLabels labels) {
        accuracy(labels).ifPresent(value -> accuracies.put(labels.step(), value));
        listener.voted(labels);
    }

    /** Share of right labels among the rows that got one and whose truth is known. */
    private OptionalDouble accuracy(PseudoLabels labels) {
        int known = 0;
        int right = 0;
        for (int i = 0; i < labels.rows().length; i++) {
            int truth = training.truth(Math.toIntExact(labels.ids()[i]));
            int label = labels.votes().get(i).label();
            if (truth >= 0 && label >= 0) {
                known++;
                right += label == truth ? 1 : 0;
            }
        }
        return known == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / known);
    }

    @Override
    public void stepped(StepResult result) {
        if (firstStepSeconds == 0) {
            long started = ManagementFactory.getRuntimeMXBean().getStartTime();
            firstStepSeconds = (System.currentTimeMillis() - started) / 1e3;
        }
        stepsSinceLine++;
        Double accuracy = accuracies.remove(result.step());
        if (!result.metrics().isEmpty()) {
            Map<String, Double> metrics = new LinkedHashMap<>(result.metrics());
            if (accuracy != null) {
                metrics.put("pseudo_label/accuracy", accuracy);
            }
            metrics.put("throughput/examples_per_second", throughput());
            append(result.step(), metrics);
            newest = Map.copyOf(metrics);
        }
        if (result.refused()) {
            listener.notice(format("step %d was refused: its loss was not finite", result.step()));
        }
        listener.stepped(result.step(), totalSteps, newest);
    }

    @Override
    public void evaluated(long step, Map<String, Double> metrics) {
        if (!metrics.isEmpty()) {
            append(step, metrics);
            listener.evaluated(step, metrics);
        }
    }

    /** Since the line before. */
    private double throughput() {
        long now = System.nanoTime();
        double rate = stepsSinceLine * batchSize / Math.max(1e-9, (now - lastLine) / 1e9);
        stepsSinceLine = 0;
        lastLine = now;
        return rate;
    }

    /** From the start of the process to the end of the first step. */
    double firstStepSeconds() {
        return firstStepSeconds;
    }

    private void append(long step, Map<String, Double> metrics) {
        double time = timeBefore + (System.nanoTime() - begun) / 1e9;
        MetricsLog.Line line = new MetricsLog.Line(step, time, metrics);
        sinks.forEach(sink -> sink.append(line));
    }
}
