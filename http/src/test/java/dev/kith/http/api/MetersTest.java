package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.http.service.FakeExecutor;
import dev.kith.http.service.RunExecutor.End;
import dev.kith.http.service.RunExecutor.Telemetry;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus is told. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MetersTest {
    private static final Pattern SAMPLE =
            Pattern.compile("[a-z_0-9]+(\\{([a-z_]+=\"[^\"]*\",?)+})? (NaN|[+-]?[0-9.E+-]+)");

    @TempDir
    private Path folder;

    private final FakeExecutor executor = new FakeExecutor();
    private TestService service;

    @BeforeEach
    void start() {
        service = new TestService(folder, executor);
    }

    @AfterEach
    void stop() {
        executor.obedient = true;
        service.close();
    }

    private List<String> scrape() throws Exception {
        TestService.Answer answer = service.get("/metrics");
        assertThat(answer.type()).isEqualTo("text/plain; version=0.0.4; charset=UTF-8");
        return answer.response().body().lines().toList();
    }

    private void awaitLine(String... lines) {
        await().untilAsserted(() -> assertThat(scrape()).contains(lines));
    }

    @Test
    void theTextIsThatOfPrometheus() throws Exception {
        List<String> lines = scrape();

        assertThat(lines)
                .filteredOn(line -> !line.startsWith("# "))
                .isNotEmpty()
                .allMatch(SAMPLE.asMatchPredicate());
        assertThat(lines).filteredOn(line -> line.startsWith("# TYPE")).doesNotHaveDuplicates();
        for (String meter : new String[] {"jvm_memory_used_bytes", "jvm_threads_live_threads", "process_cpu_usage"}) {
            assertThat(lines).anyMatch(line -> line.startsWith(meter));
        }
    }

    @Test
    void aRunThatTrainsHasGaugesUntilItEnds() throws Exception {
        assertThat(service.put("/v1/runs/one", "{\"settings\": {\"batch.size\": 160}}")
                        .status())
                .isEqualTo(201);
        assertThat(service.put("/v1/runs/two", "{}").status()).isEqualTo(201);
        var attempt = executor.awaitAttempt();
        attempt.listener().began(0);
        attempt.listener()
                .told(new Telemetry.Stepped(
                        4, 500, Map.of("loss", 1.5, "queue/fill", 0.25, "throughput/examples_per_second", 1600.0)));
        awaitLine(
                "kith_runs{status=\"running\"} 1.0",
                "kith_runs{status=\"created\"} 1.0",
                "kith_runs{status=\"failed\"} 0.0",
                "kith_run_step{run=\"one\"} 5.0",
                "kith_run_total_steps{run=\"one\"} 500.0",
                "kith_run_steps_per_second{run=\"one\"} 10.0",
                "kith_run_metric{name=\"loss\",run=\"one\"} 1.5",
                "kith_run_metric{name=\"queue/fill\",run=\"one\"} 0.25");
        assertThat(scrape()).noneMatch(line -> line.contains("run=\"two\""));

        attempt.listener().ended(new End.Completed(500));
        awaitLine("kith_runs{status=\"completed\"} 1.0");
        assertThat(scrape()).noneMatch(line -> line.contains("run=\"one\""));
    }

    @Test
    void requestsAreCountedByRouteAndNeverByPath() throws Exception {
        service.put("/v1/runs/one", "{}");
        for (String path : new String[] {"/v1/runs/one", "/v1/runs/none", "/v1/runs/none", "/strange", "/app.js"}) {
            service.get(path);
        }
        List<String> lines = scrape();

        assertThat(lines)
                .contains(
                        count("GET", "/v1/runs/{id}", 200, 1),
                        count("GET", "/v1/runs/{id}", 404, 2),
                        count("PUT", "/v1/runs/{id}", 201, 1),
                        count("GET", "other", 404, 1),
                        count("GET", "other", 200, 1));
        assertThat(lines).noneMatch(line -> line.contains("none") || line.contains("strange"));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("http_server_requests_seconds_bucket"))
                .anyMatch(line -> line.contains("le=\"0.1\""));
    }

    private static String count(String method, String route, int status, int amount) {
        return "http_server_requests_seconds_count{method=\"%s\",route=\"%s\",status=\"%d\"} %d"
                .formatted(method, route, status, amount);
    }

    /** That a reader has gone is noticed when there is something to tell him. */
    @Test
    void openStreamsAreCounted() throws Exception {
        service.put("/v1/runs/one", "{}");
        var attempt = executor.awaitAttempt();
        HttpResponse<InputStream> stream = HttpClient.newHttpClient()
                .send(service.request("/v1/runs/one/events").build(), HttpResponse.BodyHandlers.ofInputStream());
        awaitLine("kith_event_streams 1.0");
        stream.body().close();

        await().untilAsserted(() -> {
            attempt.listener().told(new Telemetry.Notice("anybody there?"));
            assertThat(scrape()).contains("kith_event_streams 0.0");
        });
    }
}
