package dev.kith.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.cli.Cli;
import dev.kith.http.service.history.HistoryFile;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.lock.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service finds when it starts, whatever has become of its files. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StartingRunsTest {
    private static final Path HISTORY = Path.of("src/test/resources/history/of-0.1.0/history.mv.db");
    private static final Path RUN = Path.of("src/test/resources/runs/of-0.1.0");

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final FakeExecutor executor = new FakeExecutor();

    @BeforeEach
    void obey() {
        executor.obedient = true;
    }

    @Test
    void aHistoryWithoutSnapshotsIsReadAndGetsThem() throws Exception {
        useHistory();
        for (int i = 0; i < 2; i++) {
            try (KithService service = open()) {
                assertThat(status(service, "done")).isEqualTo(RunStatus.COMPLETED);
                assertThat(status(service, "broken")).isEqualTo(RunStatus.FAILED);
                assertThat(status(service, "stopped")).isEqualTo(RunStatus.STOPPED);
                RunState paused = find(service, "paused").orElseThrow().state();
                assertThat(paused.status()).isEqualTo(RunStatus.PAUSED);
                assertThat(paused.progress().checkpoint()).hasValue(40);
                assertThat(paused.settings().changes())
                        .singleElement()
                        .satisfies(change -> assertThat(change.key()).isEqualTo("loss.alpha"));
                assertThat(find(service, "deleted")).isEmpty();
                assertThat(service.notices()).isEmpty();
            }
        }
        assertThat(count("SELECT COUNT(*) FROM \"event_journal\" WHERE \"persistence_id\" = 'training-run|done'"))
                .isZero();
        assertThat(count("SELECT COUNT(*) FROM \"snapshot\" WHERE \"persistence_id\" = 'training-run|done'"))
                .isOne();
    }

    @Test
    void aDeletedRunLeavesOnlyItsNumberAndNumbersGoOn() throws Exception {
        long before;
        try (KithService service = open()) {
            service.runs()
                    .create("one", RunKit.SPECIFICATION)
                    .toCompletableFuture()
                    .get();
            executor.awaitAttempt();
            service.runs().control("one", RunVerb.STOP).toCompletableFuture().get();
            await(() -> status(service, "one") == RunStatus.STOPPED);
            before = find(service, "one").orElseThrow().state().version();
            assertThat(service.runs()
                            .control("one", RunVerb.DELETE)
                            .toCompletableFuture()
                            .get())
                    .isInstanceOf(RunAnswer.Done.class);
        }
        open().close();
        assertThat(count("SELECT COUNT(*) FROM \"event_journal\"")).isZero();
        assertThat(count("SELECT MAX(OCTET_LENGTH(\"snapshot_payload\")) FROM \"snapshot\""))
                .isLessThan(100);
        try (KithService service = open()) {
            assertThat(find(service, "one")).isEmpty();
            service.runs()
                    .create("one", RunKit.SPECIFICATION)
                    .toCompletableFuture()
                    .get();
            assertThat(find(service, "one").orElseThrow().state().version()).isGreaterThan(before + 1);
        }
    }

    @Test
    void aRunWhoseFilesStayIsStillThere() throws Exception {
        try (KithService service = open()) {
            service.runs()
                    .create("one", RunKit.SPECIFICATION)
                    .toCompletableFuture()
                    .get();
            executor.awaitAttempt();
            service.runs().control("one", RunVerb.STOP).toCompletableFuture().get();
            await(() -> status(service, "one") == RunStatus.STOPPED);
            executor.stuck = "files of one cannot be removed: model.safetensors (AccessDeniedException)";

            assertThat(service.runs()
                            .control("one", RunVerb.DELETE)
                            .toCompletableFuture()
                            .get())
                    .isInstanceOfSatisfying(
                            RunAnswer.FilesStayed.class,
                            stayed -> assertThat(stayed.reason()).contains("model.safetensors"));
            assertThat(status(service, "one")).isEqualTo(RunStatus.STOPPED);
            executor.stuck = null;
            assertThat(service.runs()
                            .control("one", RunVerb.DELETE)
                            .toCompletableFuture()
                            .get())
                    .isInstanceOf(RunAnswer.Done.class);
        }
    }

    @Test
    void directoriesThatTheHistoryDoesNotKnowAreTakenInOrNamed() throws Exception {
        copy(RUN, directory.resolve("finished"));
        copy(RUN, directory.resolve("saved"));
        Files.delete(directory.resolve("saved/report.json"));
        copy(RUN, directory.resolve("held"));
        Files.createDirectories(directory.resolve("young"));
        Files.copy(RUN.resolve("config.conf"), directory.resolve("young/config.conf"));
        Files.createDirectories(directory.resolve("cut"));
        Files.writeString(directory.resolve("cut/config.conf"), "preset = shapes");
        Files.createDirectories(directory.resolve("no-run"));
        try (RunLock lock = RunLock.take(new RunDirectory(directory.resolve("held")), "train");
                KithService service = open()) {
            assertThat(lock.isHeld()).isTrue();
            assertThat(status(service, "finished")).isEqualTo(RunStatus.COMPLETED);
            RunState saved = find(service, "saved").orElseThrow().state();
            assertThat(saved.status()).isEqualTo(RunStatus.STOPPED);
            assertThat(saved.standing().reason())
                    .isEqualTo("stopped before step 6, saved as step-0000000006; taken in from its directory");
            assertThat(saved.settings().asked().preset()).isEqualTo("shapes");
            assertThat(find(service, "young").orElseThrow().state().standing().reason())
                    .startsWith("stopped before its first checkpoint");
            assertThat(find(service, "held")).isEmpty();
            assertThat(find(service, "cut")).isEmpty();
            assertThat(service.notices())
                    .hasSize(5)
                    .anyMatch(notice -> notice.startsWith("run finished was not in the history"))
                    .anyMatch(notice -> notice.contains("the directory held") && notice.contains("is in use by"))
                    .anyMatch(notice -> notice.contains("the directory cut") && notice.contains("is damaged"));

            assertThat(service.runs()
                            .control("saved", RunVerb.RESUME)
                            .toCompletableFuture()
                            .get())
                    .isInstanceOf(RunAnswer.Done.class);
            assertThat(executor.awaitAttempt().id()).isEqualTo("saved");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "cut", "empty", "missing"})
    void aDamagedHistoryGoesOnFromItsCopy(String damage) throws Exception {
        useHistory();
        open().close();
        await(() -> Files.exists(directory.resolve(".service/history-copy-1.zip")));
        Path file = HistoryFile.of(directory).path();
        switch (damage) {
            case "garbage" -> Files.writeString(file, "no database".repeat(9_000));
            case "cut" -> Files.write(file, List.of("H:2,block:7"));
            case "empty" -> Files.write(file, new byte[0]);
            default -> Files.delete(file);
        }
        try (KithService service = open()) {
            assertThat(status(service, "done")).isEqualTo(RunStatus.COMPLETED);
            assertThat(service.notices())
                    .anyMatch(notice -> notice.contains("goes on from its copy history-copy-1.zip"));
        }
    }

    @Test
    void withoutAGoodCopyTheDirectoriesAreAsked() throws Exception {
        copy(RUN, directory.resolve("finished"));
        Files.createDirectories(directory.resolve(".service"));
        Files.writeString(HistoryFile.of(directory).path(), "no database".repeat(9_000));
        Files.writeString(directory.resolve(".service/history-copy-1.zip"), "no copy");
        try (KithService service = open()) {
            assertThat(status(service, "finished")).isEqualTo(RunStatus.COMPLETED);
            assertThat(service.notices())
                    .anyMatch(notice -> notice.contains("set aside as history.mv.db.damaged-1"))
                    .anyMatch(notice -> notice.contains("history-copy-1.zip"));
        }
    }

    @Test
    void eventsThatCannotBeReadHoldUpNoOtherRun() throws Exception {
        useHistory();
        copy(RUN, directory.resolve("stopped"));
        execute("UPDATE \"event_journal\" SET \"event_payload\" = X'ffff' WHERE \"sequence_number\" = 2"
                + " AND \"persistence_id\" = 'training-run|done'");
        execute("UPDATE \"event_journal\" SET \"event_payload\" = X'ffff' WHERE \"sequence_number\" = 1"
                + " AND \"persistence_id\" = 'training-run|stopped'");
        try (KithService service = open()) {
            assertThat(find(service, "done").orElseThrow().state().standing().reason())
                    .isEqualTo("its history is damaged: event 2 cannot be read");
            assertThat(status(service, "done")).isEqualTo(RunStatus.FAILED);
            assertThat(status(service, "stopped")).isEqualTo(RunStatus.FAILED);
            assertThat(status(service, "broken")).isEqualTo(RunStatus.FAILED);
            assertThat(service.runs()
                            .control("done", RunVerb.DELETE)
                            .toCompletableFuture()
                            .get())
                    .isInstanceOf(RunAnswer.Done.class);
        }
        assertThat(count("SELECT COUNT(*) FROM \"kith_event_aside\"")).isPositive();
    }

    @Test
    void theHistoryIsCheckedAndRebuiltFromTheCommandLine() throws Exception {
        useHistory();
        copy(RUN, directory.resolve("finished"));
        String runs = directory.toString();

        Cli check = Cli.run("journal", "check", "--runs", runs);
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out()).containsPattern("finished +not known").containsPattern("paused +good +\\d+ events");

        Cli rebuild = Cli.run("journal", "rebuild", "--runs", runs);
        assertThat(rebuild.exitCode()).as(rebuild.err()).isZero();
        assertThat(rebuild.out()).containsPattern("finished +completed").contains("history.mv.db.before-rebuild-1");
        try (KithService service = open()) {
            assertThat(service.runs().all().toCompletableFuture().get())
                    .extracting(RunView::id)
                    .containsExactly("finished");
            assertThat(Cli.run("journal", "rebuild", "--runs", runs))
                    .satisfies(refused -> assertThat(refused.err()).contains("a service has"))
                    .extracting(Cli::exitCode)
                    .isEqualTo(2);
        }
    }

    private KithService open() {
        KithService service = KithService.open(directory, executor);
        service.begin();
        return service;
    }

    private void useHistory() throws IOException {
        Files.createDirectories(directory.resolve(".service"));
        Files.copy(HISTORY, HistoryFile.of(directory).path());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + directory.resolve(".service/history"), "kith", "");
    }

    private void execute(String change) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(change)).isPositive();
        }
    }

    private long count(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Optional<RunView> find(KithService service, String id) throws Exception {
        return service.runs().find(id).toCompletableFuture().get() instanceof RunAnswer.Done done
                ? Optional.of(done.run())
                : Optional.empty();
    }

    private static RunStatus status(KithService service, String id) throws Exception {
        return find(service, id).map(RunView::status).orElse(RunStatus.ABSENT);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(SOON).until(condition);
    }
}
