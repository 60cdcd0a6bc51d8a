package dev.kith.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsPrinter;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.http.cli.Cli;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunException;
import dev.kith.model.run.lock.RunLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionExecutorTest {
    private static final Specification TINY = new Specification(
            "shapes",
            SettingsPrinter.print(SettingsLoader.load(SettingsRequest.ofPreset("shapes")
                            .assign(Cli.TINY.toArray(String[]::new))
                            .assign("pipeline.mode=sequential"))
                    .settings()));

    @TempDir
    private Path runs;

    private SessionExecutor executor = new SessionExecutor(Path.of(""), String::valueOf);
    private RunDirectory run = new RunDirectory(Path.of(""));
    private final List<String> notices = new CopyOnWriteArrayList<>();

    @BeforeEach
    void reserve() {
        executor = new SessionExecutor(runs, Throwable::getMessage);
        run = new RunDirectory(runs.resolve("mine"));
        assertThat(executor.reserve("mine", TINY)).isTrue();
    }

    private RunExecutor.End train() throws Exception {
        return train("none");
    }

    /** @param lastPhase in which the run is stopped */
    private RunExecutor.End train(String lastPhase) throws Exception {
        CompletableFuture<RunExecutor.End> end = new CompletableFuture<>();
        CompletableFuture<RunExecutor.Attempt> attempt = new CompletableFuture<>();
        attempt.complete(executor.begin("mine", TINY, new RunExecutor.Listener() {
            @Override
            public void began(long fromStep) {}

            @Override
            public void told(RunExecutor.Telemetry telemetry) {
                if (telemetry instanceof RunExecutor.Telemetry.Notice notice) {
                    notices.add(notice.text());
                } else if (telemetry.equals(new RunExecutor.Telemetry.Phase(lastPhase))) {
                    attempt.join().stop();
                }
            }

            @Override
            public void ended(RunExecutor.End how) {
                end.complete(how);
            }
        }));
        return end.get(60, TimeUnit.SECONDS);
    }

    @Test
    void aRunThatAnotherProcessHasIsNotTrained() throws Exception {
        try (RunLock lock = RunLock.take(run, "train")) {
            RunExecutor.End end = train();

            assertThat(end).isInstanceOf(RunExecutor.End.Failed.class);
            assertThat(((RunExecutor.End.Failed) end).reason()).contains("mine is in use by process ", " (train)");
            assertThat(((RunExecutor.End.Failed) end).cause()).isInstanceOf(RunException.class);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> executor.remove("mine"))
                    .hasMessageContaining("is in use by process");
            assertThat(lock.isHeld()).isTrue();
            assertThat(run.config()).exists();
        }
        assertThat(train()).isInstanceOf(RunExecutor.End.Completed.class);
        assertThat(run.lock()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"preparing, 0", "training, 0", "evaluating, 6", "labelling, 6"})
    void aStopEndsWhateverPhaseIsUnderWay(String phase, long step) throws Exception {
        OptionalLong checkpoint = phase.equals("preparing") ? OptionalLong.empty() : OptionalLong.of(step);

        assertThat(train(phase)).isEqualTo(new RunExecutor.End.Interrupted(step, checkpoint));
        assertThat(run.report()).doesNotExist();
        assertThat(run.lock()).doesNotExist();

        assertThat(train()).isEqualTo(new RunExecutor.End.Completed(6));
        assertThat(run.report()).exists();
        assertThat(run.labels()).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "metrics.jsonl, is damaged: 1 lines cannot be read and are left out",
        "changes.json,  is damaged and set aside as changes.json.damaged-1",
        "examples.csv,  are still those of the run",
        "prepared.json, are still those of the run",
        "found.json, ''",
        "timeline.json, ''",
        "labels.csv, ''",
        "report.json, ''",
        "checkpoints/best.json, is damaged and set aside as best.json.damaged-1"
    })
    void aDamagedSideFileStopsNothing(String file, String notice) throws Exception {
        assertThat(train()).isInstanceOf(RunExecutor.End.Completed.class);
        Files.write(run.path().resolve(file), new byte[] {'{', (byte) 0xFF, (byte) 0xFE, 0, '\n'});

        assertThat(train()).isEqualTo(new RunExecutor.End.Completed(6));
        assertThat(String.join("\n", notices)).contains(notice);
    }

    /** The report reads it, after the last step. */
    @Test
    void changesThatAreDamagedWhileTheRunTrainsAreSetAsideAtItsEnd() throws Exception {
        CompletableFuture<RunExecutor.End> end = new CompletableFuture<>();
        executor.begin("mine", TINY, new RunExecutor.Listener() {
            @Override
            public void began(long fromStep) {
                try {
                    Files.write(run.changes(), new byte[] {(byte) 0xFF});
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void told(RunExecutor.Telemetry telemetry) {}

            @Override
            public void ended(RunExecutor.End how) {
                end.complete(how);
            }
        });

        assertThat(end.get(60, TimeUnit.SECONDS)).isEqualTo(new RunExecutor.End.Completed(6));
        assertThat(run.path().resolve("changes.json.damaged-1")).exists();
    }

    @Test
    void itGoesOnFromTheLastGoodCheckpoint() throws Exception {
        assertThat(train()).isInstanceOf(RunExecutor.End.Completed.class);
        Path manifest = run.checkpoints().resolve("step-0000000006/manifest.json");
        Files.write(manifest, new byte[(int) Files.size(manifest)]);

        assertThat(train()).isEqualTo(new RunExecutor.End.Completed(6));

        assertThat(notices)
                .anyMatch(
                        text -> text.startsWith("a damaged checkpoint is passed over: " + manifest + ": no manifest"));
    }

    @Test
    void aRunOfWhichNoCheckpointIsGoodFailsByName() throws Exception {
        assertThat(train()).isInstanceOf(RunExecutor.End.Completed.class);
        for (String step : List.of("2", "4", "6")) {
            Path manifest = run.checkpoints().resolve("step-000000000" + step + "/manifest.json");
            if (Files.exists(manifest)) {
                Files.writeString(manifest, "{");
            }
        }

        RunExecutor.End end = train();

        assertThat(((RunExecutor.End.Failed) end).reason())
                .contains("manifest.json: no manifest", "there is no other good checkpoint");
    }

    @Test
    void aLockThatWasLeftDoesNotTakeTheName() throws IOException {
        Files.writeString(run.lock(), "{}");

        assertThat(executor.reserve("mine", TINY)).isTrue();
    }

    @Test
    void dataThatHaveMovedStayMoved() {
        Specification images = specification("data.directory=" + runs.resolve("old"));
        run.writeConfig(specification("data.directory=" + runs.resolve("new")).config());

        assertThat(new RunFolder(run).settings(images).data().directory()).hasValue(runs.resolve("new"));
    }

    private static Specification specification(String assignment) {
        return new Specification(
                "images",
                SettingsPrinter.print(
                        SettingsLoader.load(SettingsRequest.ofPreset("images").assign(assignment))
                                .settings()));
    }
}
