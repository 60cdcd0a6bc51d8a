package dev.kith.model.run.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunLockTest {
    private static final RunOwner DEAD = new RunOwner(4711, "elsewhere", "2026-01-02T03:04:05Z", "train");

    @TempDir
    Path folder;

    private RunDirectory run = new RunDirectory(Path.of(""));

    @BeforeEach
    void setUp() {
        run = new RunDirectory(folder);
    }

    @Test
    void theSecondIsToldWhoTheFirstIs() throws IOException {
        try (RunLock lock = RunLock.take(run, "train")) {
            assertThat(lock.notice()).isEmpty();
            assertThat(Files.readString(run.lock()))
                    .contains("\"pid\":" + ProcessHandle.current().pid(), "\"host\":");
            assertThatThrownBy(() -> RunLock.take(run, "label"))
                    .isInstanceOf(RunException.class)
                    .hasMessageMatching(
                            ".* is in use by process \\d+ on .+ since \\d{4}-\\d\\d-\\d\\dT.*Z \\(train\\): its files are about to"
                                    + " change\\. Wait until that process has ended, or stop it\\.");
            assertThatThrownBy(() -> RunLock.requireFree(run)).hasMessageContaining("(train)");
            assertThat(lock.isHeld())
                    .as("a refused attempt does not give it back")
                    .isTrue();
            assertThatThrownBy(() -> RunLock.take(run, "label")).isInstanceOf(RunException.class);
        }
        assertThat(folder).isEmptyDirectory();
        RunLock.requireFree(run);
        RunLock.take(run, "train").close();
    }

    @Test
    void theSameDirectoryByAnotherNameIsTheSame() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-link"), folder);
        try (RunLock lock = RunLock.take(run, "train")) {
            assertThatThrownBy(() -> RunLock.take(new RunDirectory(link), "train"))
                    .hasMessageContaining("in use by");
            assertThat(lock.isHeld()).isTrue();
        } finally {
            Files.delete(link);
        }
    }

    @Test
    void ofManyAtOnceOneWins() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> attempts = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Boolean>) () -> {
                        try {
                            RunLock.take(run, "train");
                            return true;
                        } catch (RunException refused) {
                            return false;
                        }
                    })
                    .toList();
            int won = 0;
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                won += attempt.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aDeadOwnerOfThisMachineIsTold() throws IOException {
        Files.writeString(run.lock(), DEAD.toJson());

        RunLock.requireFree(run);
        try (RunLock lock = RunLock.take(run, RunOwner.here("train"), false)) {
            assertThat(lock.notice())
                    .hasValue(
                            "process 4711 on elsewhere since 2026-01-02T03:04:05Z (train), which had this run, has ended"
                                    + " without giving it back");
        }
        assertThat(run.lock()).doesNotExist();
    }

    @Test
    void overANetworkAnotherHostIsBelieved() throws IOException {
        Files.writeString(run.lock(), DEAD.toJson());

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> RunLock.take(run, RunOwner.here("train"), true))
                    .isInstanceOf(RunException.class)
                    .hasMessageContaining("in use by process 4711 on elsewhere since 2026-01-02T03:04:05Z (train)")
                    .hasMessageContaining("if it has ended, remove " + run.lock() + " and try again");
        }
        assertThat(run.lock()).hasContent(DEAD.toJson().strip());
        RunOwner here = RunOwner.here("train");
        Files.writeString(run.lock(), new RunOwner(1, here.host(), here.started(), "train").toJson());
        RunLock.take(run, here, true).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"pid\": \"x\"}", "{\"pid\": 1}", "\0\0\0"})
    void wordsThatAreDamagedBindNoOne(String words) throws IOException {
        Files.writeString(run.lock(), words);

        try (RunLock lock = RunLock.take(run, RunOwner.here("train"), true)) {
            assertThat(lock.notice()).isEmpty();
        }
    }

    @Test
    void aDirectoryThatIsReplacedIsNoLongerHeld() throws IOException {
        RunLock first = RunLock.take(run, "train");
        Files.delete(run.lock());
        Files.writeString(run.lock(), DEAD.toJson());

        assertThat(first.isHeld()).isFalse();
        first.close();
        assertThat(run.lock()).as("that of another owner stays").exists();
        assertThatThrownBy(() -> RunLock.take(new RunDirectory(folder.resolve("gone")), "train"))
                .hasMessageContaining("gone was removed");
    }

    @Test
    void anotherProcessHoldsItAsLongAsItLives() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = other.inputReader()) {
            assertThat(out.readLine()).isEqualTo("taken");
            assertThatThrownBy(() -> RunLock.take(run, "train"))
                    .hasMessageContaining("in use by process " + other.pid() + " on ");
            assertThatThrownBy(() -> RunLock.requireFree(run)).hasMessageContaining("process " + other.pid());
        } finally {
            other.destroyForcibly().waitFor();
        }
        try (RunLock lock = RunLock.take(run, "train")) {
            assertThat(lock.notice().orElseThrow()).startsWith("process " + other.pid() + " on ");
        }
    }

    /** Takes a directory, says so, and waits to be killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] args) throws IOException {
            RunLock.take(new RunDirectory(Path.of(args[0])), "train");
            System.out.println("taken");
            System.in.read();
        }
    }
}
