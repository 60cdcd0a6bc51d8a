package dev.kith.http.meters;

import com.typesafe.config.ConfigFactory;
import dev.kith.http.service.RunStatus;
import dev.kith.http.service.RunView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs by status, and what those that train have told last. Only runs of which an attempt is under way have gauges of their own:
 * there are never more of them than may train at once.
 */
final class RunMeters {
    private static final String EXAMPLES_PER_SECOND = "throughput/examples_per_second";

    private final MultiGauge byStatus;
    private final MultiGauge step;
    private final MultiGauge totalSteps;
    private final MultiGauge stepsPerSecond;
    private final MultiGauge metric;

    RunMeters(MeterRegistry registry) {
        byStatus = gauge("kith.runs", "runs by status").register(registry);
        step = gauge("kith.run.step", "the next step").register(registry);
        totalSteps = gauge("kith.run.total.steps", "steps that the run will have made")
                .register(registry);
        stepsPerSecond = gauge("kith.run.steps.per.second", "steps a second, when they were measured last")
                .register(registry);
        metric = gauge("kith.run.metric", "the newest values of metrics.jsonl, by their name there")
                .register(registry);
    }

    private static MultiGauge.Builder gauge(String name, String description) {
        return MultiGauge.builder(name).description(description);
    }

    void update(List<RunView> all) {
        Map<RunStatus, Long> counts =
                all.stream().collect(Collectors.groupingBy(RunView::status, Collectors.counting()));
        byStatus.register(
                Arrays.stream(RunStatus.values())
                        .filter(status -> status != RunStatus.ABSENT)
                        .map(status -> Row.of(Tags.of("status", status.word()), counts.getOrDefault(status, 0L)))
                        .collect(Collectors.toList()),
                true);
        List<RunView> training =
                all.stream().filter(run -> run.status().active()).toList();
        show(step, training.stream(), RunView::step);
        show(
                totalSteps,
                training.stream().filter(run -> run.totalSteps().isPresent()),
                run -> run.totalSteps().orElse(0));
        show(
                stepsPerSecond,
                training.stream().filter(run -> run.metrics().containsKey(EXAMPLES_PER_SECOND)),
                RunMeters::stepsPerSecond);
        metric.register(training.stream().flatMap(RunMeters::metrics).collect(Collectors.toList()), true);
    }

    private static void show(MultiGauge gauge, Stream<RunView> runs, ToDoubleFunction<RunView> value) {
        gauge.register(
                runs.map(run -> Row.of(Tags.of("run", run.id()), value.applyAsDouble(run)))
                        .collect(Collectors.toList()),
                true);
    }

    private static double stepsPerSecond(RunView run) {
        int batch =
                ConfigFactory.parseString(run.state().specification().config()).getInt("batch.size");
        return run.metrics().getOrDefault(EXAMPLES_PER_SECOND, 0.0) / batch;
    }

    private static Stream<Row<?>> metrics(RunView run) {
        return run.metrics().entrySet().stream()
                .map(entry -> Row.of(Tags.of("run", run.id(), "name", entry.getKey()), entry.getValue()));
    }
}
