package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.lock.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run directory has one owner at a time. */
final class RunOwnershipTest {
    @TempDir
    private Path folder;

    private static String[] tiny(Path run, String... more) {
        return Stream.of(
                        Stream.of("train", "--run-dir", run.toString(), "pipeline.mode=sequential"),
                        Cli.TINY.stream(),
                        Stream.of(more))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    @Test
    void commandsOnARunUnderTrainingSayWhoTrainsIt() throws IOException {
        Path run = folder.resolve("run");
        assertThat(Cli.run(tiny(run, "--quiet")).exitCode()).isZero();
        try (RunLock lock = RunLock.take(RunDirectory.open(run), "train")) {
            for (List<String> words : List.of(
                    List.of("train", "--resume", run.toString()),
                    List.of("evaluate", run.toString()),
                    List.of("label", run.toString()),
                    List.of("embed", run.toString()),
                    List.of("export", run.toString(), "-o", folder + "/model"))) {
                Cli kith = Cli.run(words.toArray(String[]::new));
                assertThat(kith.exitCode()).as(words.toString()).isEqualTo(ExitCode.WRONG);
                assertThat(kith.err())
                        .as(words.toString())
                        .contains(run + " is in use by process "
                                + ProcessHandle.current().pid() + " on ")
                        .contains("(train)")
                        .doesNotContain("Exception");
            }
            assertThat(lock.isHeld()).isTrue();
        }
        assertThat(Cli.run("evaluate", run.toString()).exitCode()).isZero();
        assertThat(run.resolve("run.lock")).doesNotExist();
    }

    @Test
    void ofTwoStartsAtOnceOneWins() throws Exception {
        Path run = folder.resolve("run");
        List<Cli.Live> both = IntStream.range(1, 3)
                .mapToObj(seed -> Cli.start(Map.of(), tiny(run, "--quiet", "seed=" + seed)))
                .toList();

        List<Cli> ends = Stream.of(both.get(0).join(), both.get(1).join()).toList();

        assertThat(ends).extracting(Cli::exitCode).containsExactlyInAnyOrder(ExitCode.DONE, ExitCode.WRONG);
        Cli loser = ends.get(ends.get(0).exitCode() == ExitCode.DONE ? 1 : 0);
        assertThat(loser.err()).containsAnyOf(run + " is in use by ", "already holds a run");
        assertThat(Files.readString(run.resolve("report.json"))).contains("\"steps\" : 6");
    }

    @Test
    void aRunWhoseDirectoryIsRemovedEndsByName() throws Exception {
        Path run = folder.resolve("run");
        Cli.Live live = Cli.start(
                Map.of(),
                tiny(run, "budget.steps=100000", "checkpoint.every-steps=200", "evaluation.every-steps=100000"));
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> Files.exists(run.resolve("checkpoints/step-0000000200/manifest.json")));
        Path removed = Files.move(run, folder.resolve("removed"));

        Cli kith = live.join();

        assertThat(kith.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(kith.err())
                .contains("the run directory " + run + " was removed while the run was training")
                .doesNotContain("unexpected", "Exception");
        assertThat(run).doesNotExist();
        assertThat(removed).exists();
    }

    @Test
    void pathsWithBlanksAreQuotedWhereTheyAreToBeCopied() {
        Path run = folder.resolve("my run (1)");
        Cli kith = Cli.run(tiny(run));

        assertThat(kith.out()).contains("./kith evaluate '" + run + "'", "./kith export '" + run + "' -o model/");
        assertThat(Cli.run(tiny(run)).err()).contains("go on with --resume '" + run + "'");
    }
}
