package dev.kith.tests.bench.service.hostile.site;

import static dev.kith.config.Text.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kith.tests.bench.service.hostile.wire.Pause;
import dev.kith.tests.bench.service.hostile.wire.RawAnswer;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A run whose parameters do not depend on what happens around it: the preset {@code shapes}, cut down, with nothing stale.
 *
 * @param steps how long it is
 */
public record StrictRun(long steps) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ENDED = Set.of("completed", "failed", "stopped", "paused");
    private static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry("batch.size", 20),
            Map.entry("batch.labelled", 8),
            Map.entry("encoder.width", 4),
            Map.entry("encoder.blocks", new int[] {1, 1}),
            Map.entry("projector.hidden", 16),
            Map.entry("projector.output", 8),
            Map.entry("predictor.hidden", 16),
            Map.entry("predictor.output", 8),
            Map.entry("queue.capacity", 48),
            Map.entry("loss.negatives", 6),
            Map.entry("head.pseudo-from-step", 20),
            Map.entry("optimizer.warmup-steps", 10),
            Map.entry("checkpoint.every-steps", 200),
            Map.entry("evaluation.every-steps", 0),
            Map.entry("data.validation", 40),
            Map.entry("data.image-size", 16),
            Map.entry("data.labels-per-class", 4),
            Map.entry("data.shapes-train", 400),
            Map.entry("data.shapes-test", 100),
            Map.entry("pipeline.threads", 1),
            Map.entry("pipeline.workers", 1),
            Map.entry("pipeline.max-staleness", 0));

    /** What is asked of a service to make it. */
    public String body() {
        return body(Map.of());
    }

    /** @param others settings that outweigh */
    public String body(Map<String, ?> others) {
        Map<String, Object> all = new TreeMap<>(SETTINGS);
        all.put("budget.steps", steps);
        all.putAll(others);
        ObjectNode wanted = JSON.createObjectNode();
        wanted.set("settings", JSON.valueToTree(all));
        return wanted.toString();
    }

    /** Waits until a run makes steps; whether it does. */
    public static boolean trains(Site site, String run, long step, Duration patience) {
        return Pause.awaits(patience, () -> goesOn(site.run(run), step));
    }

    /** Whether a run is under way and has come to a step, or is complete. */
    public static boolean goesOn(JsonNode run, long step) {
        String status = run.path("status").asText();
        return status.equals("running") && run.path("step").asLong() >= step || status.equals("completed");
    }

    /** Waits until a run goes on no more; what it is then. */
    public static String end(Site site, String run, Duration patience) throws IOException {
        Pause.awaits(patience, () -> ENDED.contains(site.status(run)));
        return site.status(run);
    }

    /** Digests of the parameters that a run has ended with; empty, if it has no report. */
    public static Optional<String> digest(Site site, String run) throws IOException {
        RawAnswer answer = site.ask(RawRequest.get("/v1/runs/" + run + "/report"));
        JsonNode report = answer.json();
        return answer.isGood()
                ? Optional.of(format(
                        "%s %s",
                        report.path("parameters_sha256").asText(),
                        report.path("target_parameters_sha256").asText()))
                : Optional.empty();
    }
}
