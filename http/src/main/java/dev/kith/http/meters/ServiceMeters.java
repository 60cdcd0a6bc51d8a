package dev.kith.http.meters;

import dev.kith.http.service.RunView;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** All meters of one service, until closed. */
public final class ServiceMeters implements AutoCloseable {
    private static final Duration[] BOUNDS =
            List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000).stream()
                    .map(Duration::ofMillis)
                    .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicInteger streams = new AtomicInteger();
    private final ProcessMeters process;
    private final RunMeters runs;
    private final Map<Answer, Timer> requests = new ConcurrentHashMap<>();

    public ServiceMeters() {
        process = new ProcessMeters(registry);
        runs = new RunMeters(registry);
        Gauge.builder("kith.event.streams", streams, AtomicInteger::get)
                .description("event streams that are open")
                .register(registry);
    }

    /**
     * A request was answered.
     *
     * @param route the template of its path: labels must not be chosen by clients
     */
    public void answered(String method, String route, int status, Duration time) {
        requests.computeIfAbsent(new Answer(method, route, status), this::timer).record(time);
    }

    /** What answers have in common that are counted together. */
    private record Answer(String method, String route, int status) {}

    private Timer timer(Answer answer) {
        return Timer.builder("http.server.requests")
                .description("time from a request to the beginning of its answer")
                .serviceLevelObjectives(BOUNDS)
                .tags("method", answer.method(), "route", answer.route(), "status", Integer.toString(answer.status()))
                .register(registry);
    }

    public void streamOpened() {
        streams.incrementAndGet();
    }

    public void streamClosed() {
        streams.decrementAndGet();
    }

    /**
     * Everything in the text format of Prometheus, version 0.0.4.
     *
     * @param all the runs there are
     */
    public synchronized String scrape(List<RunView> all) {
        runs.update(all);
        return registry.scrape();
    }

    @Override
    public void close() {
        process.close();
        registry.close();
    }
}
