package dev.kith.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.service.history.FailingFiles;
import dev.kith.http.service.history.HistoryFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service whose disk is full for a while. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BrokenJournalTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final FakeExecutor executor = new FakeExecutor();
    private KithService service;

    @BeforeEach
    void open() {
        FailingFiles.register();
        service = KithService.open(HistoryFile.of(directory, FailingFiles.SCHEME), directory, executor);
        service.begin();
    }

    @AfterEach
    void close() {
        FailingFiles.fill(false);
        executor.obedient = true;
        service.close();
    }

    @Test
    void itsRunGoesOnAndItsTrueEndIsWrittenWhenThereIsRoom() throws Exception {
        FakeExecutor.FakeAttempt attempt = training();
        FailingFiles.fill(true);
        await(() -> trouble().equals(Optional.of(FailingFiles.FULL)));

        attempt.listener().ended(new RunExecutor.End.Completed(60));
        assertThat(answer(RunVerb.PAUSE)).isEqualTo(new RunAnswer.Broken(FailingFiles.FULL));
        assertThat(find()).isPresent();
        FailingFiles.fill(false);

        await(() -> find().filter(run -> run.status() == RunStatus.COMPLETED).isPresent());
        assertThat(trouble()).isEmpty();
        assertThat(attempt.stops()).as("nothing has stopped it").isEmpty();
        assertThat(executor.nothingBegun()).isTrue();
        assertThat(service.runs()
                        .create("two", RunKit.SPECIFICATION)
                        .toCompletableFuture()
                        .get())
                .isInstanceOf(RunAnswer.Done.class);
    }

    @Test
    void itsRunStillTrainsAfterwards() throws Exception {
        FakeExecutor.FakeAttempt attempt = training();
        FailingFiles.fill(true);
        long begun = System.nanoTime();
        assertThat(answer(RunVerb.PAUSE)).isInstanceOf(RunAnswer.Broken.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        await(() -> trouble().isPresent());
        FailingFiles.fill(false);
        await(() -> trouble().isEmpty());

        await(() -> answer(RunVerb.PAUSE) instanceof RunAnswer.Done);
        attempt.awaitStop();
        attempt.listener().ended(new RunExecutor.End.Interrupted(20, OptionalLong.of(20)));
        await(() -> find().filter(run -> run.status() == RunStatus.PAUSED).isPresent());
        assertThat(executor.nothingBegun()).isTrue();
    }

    @Test
    void itEndsInSecondsAndItsCheckpointsSayHowFarItCame() throws Exception {
        training();
        executor.obedient = true;
        FailingFiles.fill(true);
        await(() -> trouble().isPresent());

        long begun = System.nanoTime();
        service.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));

        FailingFiles.fill(false);
        executor.newest = OptionalLong.of(40);
        service = KithService.open(HistoryFile.of(directory, FailingFiles.SCHEME), directory, executor);
        service.begin();
        await(() -> find().filter(run -> run.state().progress().checkpoint().equals(OptionalLong.of(40)))
                .isPresent());
    }

    private FakeExecutor.FakeAttempt training() throws Exception {
        service.runs().create("one", RunKit.SPECIFICATION).toCompletableFuture().get();
        FakeExecutor.FakeAttempt attempt = executor.awaitAttempt();
        attempt.listener().began(0);
        await(() -> find().filter(run -> run.status() == RunStatus.RUNNING).isPresent());
        return attempt;
    }

    private Optional<String> trouble() throws Exception {
        return service.runs().trouble().toCompletableFuture().get();
    }

    private RunAnswer answer(RunVerb verb) throws Exception {
        return service.runs().control("one", verb).toCompletableFuture().get();
    }

    private Optional<RunView> find() throws Exception {
        return service.runs().find("one").toCompletableFuture().get() instanceof RunAnswer.Done done
                ? Optional.of(done.run())
                : Optional.empty();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(SOON).until(condition);
    }
}
