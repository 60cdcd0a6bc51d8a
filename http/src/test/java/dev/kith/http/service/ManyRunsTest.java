package dev.kith.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.service.history.HistoryFile;
import dev.kith.http.service.history.OpenedHistory;
import dev.kith.protocol.wire.RunSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service of many runs starts without an actor for each. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ManyRunsTest {
    private static final int RUNS = 16_000;

    @TempDir
    private Path directory;

    @Test
    void sixteenThousandRunsAreThereInSeconds() throws Exception {
        String config = Files.readString(Path.of("src/test/resources/runs/of-0.1.0/config.conf"));
        RunState paused = RunState.absent()
                .apply(new RunEvents(Instant::now).created(new Specification("shapes", config)))
                .apply(new RunEvents(Instant::now).paused(RunProgress.wire(0, OptionalLong.empty())));
        RunSnapshot snapshot = RunSnapshots.write(paused);
        Map<String, RunSnapshot> runs = new TreeMap<>();
        for (int i = 0; i < RUNS; i++) {
            runs.put("run-%05d".formatted(i), snapshot);
        }
        HistoryFile file = HistoryFile.of(directory);
        Files.createDirectories(file.directory());
        try (var journal = OpenedHistory.open(file, StartingRuns.Read::of).journal()) {
            journal.start(runs);
        }

        long begun = System.nanoTime();
        try (KithService service = KithService.open(directory, new FakeExecutor())) {
            Duration start = Duration.ofNanos(System.nanoTime() - begun);
            List<RunView> page = service.runs()
                    .page(Optional.of("run-00099"), 3)
                    .toCompletableFuture()
                    .get();
            assertThat(page).extracting(RunView::id).containsExactly("run-00100", "run-00101", "run-00102");
            assertThat(service.runs().all().toCompletableFuture().get()).hasSize(RUNS);
            assertThat(start).isLessThan(Duration.ofSeconds(10));
        }
    }
}
