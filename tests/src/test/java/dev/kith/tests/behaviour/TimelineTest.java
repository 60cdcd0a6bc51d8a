package dev.kith.tests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunListener;
import dev.kith.model.run.RunSession;
import dev.kith.model.run.Trainer;
import dev.kith.model.stop.StopSignal;
import dev.kith.tests.support.Kith;
import dev.kith.tests.support.TinyRuns;
import dev.kith.tests.support.Training;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of a run that shows who did what when. */
final class TimelineTest {
    private static final double SAME_NANOSECOND = 0.0015; // of a microsecond: times are written in three decimals

    @TempDir
    private Path folder;

    private record Slice(String track, String name, long step, double start, double end) {
        boolean holds(Slice other) {
            return start <= other.start + SAME_NANOSECOND && other.end <= end + SAME_NANOSECOND;
        }
    }

    @ParameterizedTest
    @CsvSource({"asynchronous, turns, 0", "asynchronous, paired, 0", "asynchronous, split, 2", "sequential, turns, 0"})
    void everybodysWorkHasItsNameOnItsOwnTrack(String mode, String layout, int workers) {
        boolean actors = mode.equals("asynchronous");
        JsonNode events = train(actors ? Training.ACTORS : Training.LOOP, mode, layout, workers);

        List<Slice> slices = slices(events);
        Set<String> names = new TreeSet<>();
        slices.forEach(slice -> names.add(slice.track().replaceFirst("^loader-\\d$", "loader") + "/" + slice.name()));
        assertThat(names)
                .contains(
                        "loader/load",
                        "loader/augment",
                        "target/target forward",
                        "online/online forward",
                        "online/backward",
                        "online/update",
                        "online/publish",
                        "labeler/vote",
                        "queue/sample",
                        "checkpointer/checkpoint",
                        "evaluator/evaluate");
        assertThat(counters(events))
                .containsAll(actors ? Set.of("credits", "queue age", "staleness") : Set.<String>of());
        assertThatSlicesOfATrackNestOrFollow(slices);
        assertThat(slices)
                .filteredOn(slice -> slice.name().equals("augment"))
                .allSatisfy(part -> assertThat(slices)
                        .anyMatch(load -> load.name().equals("load")
                                && load.track().equals(part.track())
                                && load.step() == part.step()
                                && load.holds(part)));
    }

    private JsonNode train(Trainer.Factory trainers, String mode, String layout, int workers) {
        PreparedRun run = PreparedRun.prepare(TinyRuns.shapes(
                "budget.steps=30",
                "checkpoint.every-steps=10",
                "evaluation.every-steps=10",
                "pipeline.mode=" + mode,
                "pipeline.layout=" + layout,
                "pipeline.workers=" + workers,
                "pipeline.threads=2",
                "pipeline.max-staleness=1"));
        RunDirectory directory = RunDirectory.create(folder.resolve("run"));
        new RunSession(run, directory, trainers, RunListener.silent(), new StopSignal()).start();
        return Kith.json(directory.timeline()).get("traceEvents");
    }

    private static List<Slice> slices(JsonNode events) {
        Map<Integer, String> tracks = new HashMap<>();
        List<Slice> slices = new ArrayList<>();
        for (JsonNode event : events) {
            int track = event.get("tid").asInt();
            if (event.get("ph").asText().equals("M")) {
                tracks.put(track, event.at("/args/name").asText());
            } else if (event.get("ph").asText().equals("X")) {
                double start = event.get("ts").asDouble();
                slices.add(new Slice(
                        tracks.getOrDefault(track, "nobody"),
                        event.get("name").asText(),
                        event.at("/args/step").asLong(),
                        start,
                        start + event.get("dur").asDouble()));
            }
        }
        return slices;
    }

    private static Set<String> counters(JsonNode events) {
        Set<String> names = new TreeSet<>();
        for (JsonNode event : events) {
            if (event.get("ph").asText().equals("C")) {
                names.add(event.get("name").asText());
            }
        }
        return names;
    }

    private static void assertThatSlicesOfATrackNestOrFollow(List<Slice> slices) {
        Map<String, List<Slice>> byTrack = new HashMap<>();
        slices.forEach(slice ->
                byTrack.computeIfAbsent(slice.track(), t -> new ArrayList<>()).add(slice));
        byTrack.values().forEach(track -> {
            track.sort(Comparator.comparingDouble(Slice::start).thenComparing(slice -> -slice.end()));
            for (int i = 1; i < track.size(); i++) {
                Slice before = track.get(i - 1);
                Slice next = track.get(i);
                assertThat(before.holds(next) || before.end() <= next.start() + SAME_NANOSECOND)
                        .as("%s, then %s", before, next)
                        .isTrue();
            }
        });
    }
}
