package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.http.javadsl.model.HttpResponse;
import akka.pattern.AskTimeoutException;
import akka.stream.BufferOverflowException;
import akka.stream.StreamTcpException;
import ch.qos.logback.classic.Level;
import dev.kith.http.api.bounds.BeyondLimitException;
import dev.kith.http.api.bounds.LateBodyException;
import dev.kith.http.api.bounds.Limit;
import dev.kith.model.data.DataException;
import dev.kith.model.run.RunException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of failure with its answer, and none of them with a line in the log that is of a client's making. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class FailuresTest {
    private static final ActorSystem<Void> SYSTEM = ActorSystem.create(Behaviors.empty(), "failures");

    @AfterAll
    static void stop() {
        SYSTEM.terminate();
    }

    private static String body(HttpResponse answer) throws Exception {
        return answer.entity()
                .toStrict(1_000, SYSTEM)
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS)
                .getData()
                .utf8String();
    }

    static Stream<Arguments> busyOrBroken() {
        return Stream.of(
                Arguments.of(new AskTimeoutException("x"), "no answer in time: the runs are busy"),
                Arguments.of(new TimeoutException("x"), "no answer in time"),
                Arguments.of(new ExecutionException(new TimeoutException("x")), "no answer in time"),
                Arguments.of(new RejectedExecutionException("x"), "as much is under way as can be"),
                Arguments.of(BufferOverflowException.apply("x"), "as much is under way as can be"),
                Arguments.of(new RunException("the run is open elsewhere"), "the run is open elsewhere"),
                Arguments.of(new DataException("the data have moved"), "the data have moved"));
    }

    @ParameterizedTest
    @MethodSource("busyOrBroken")
    void busyOrBrokenIsUnavailableForAMoment(Throwable failure, String detail) throws Exception {
        try (Logged logged = new Logged(Level.WARN)) {
            HttpResponse answer = Failures.answer(new CompletionException(failure));

            assertThat(answer.status().intValue()).isEqualTo(503);
            assertThat(answer.getHeader("Retry-After").orElseThrow().value()).isEqualTo("5");
            assertThat(body(answer)).contains("\"detail\":\"" + detail);
            assertThat(logged.lines()).isEmpty();
        }
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of(new IOException("No space left on device"), "written: No space left on device"),
                Arguments.of(new NoSuchFileException("/home/me/runs/one/a.json"), "the file a.json is not there"),
                Arguments.of(new AccessDeniedException("/home/me/b"), "the file b may not be read or written"),
                Arguments.of(new FileSystemException("/home/me/c", null, "Input/output error"), "Input/output error"),
                Arguments.of(new FileNotFoundException("/home/me/d (Is a directory)"), "a file cannot be read"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void brokenFilesAreToldWithoutTheirPlace(IOException failure, String detail) throws Exception {
        HttpResponse answer = Failures.answer(new UncheckedIOException(failure));

        assertThat(answer.status().intValue()).isEqualTo(503);
        assertThat(body(answer)).contains(detail).doesNotContain("/home/me");
    }

    @Test
    void onlyABodyThatIsLateIsASlowRequest() throws Exception {
        CompletableFuture<String> late = new CompletableFuture<>();
        late.completeExceptionally(new TimeoutException("x"));
        CompletableFuture<String> told =
                LateBodyException.watched(Limit.JSON_TIME, late).toCompletableFuture();

        assertThat(told).isCompletedExceptionally();
        HttpResponse answer =
                told.handle((done, failure) -> Failures.answer(failure)).get(5, TimeUnit.SECONDS);
        assertThat(answer.status().intValue()).isEqualTo(408);
        assertThat(body(answer)).contains("the body did not arrive in 5 s");
    }

    @Test
    void whatTheClientHasDoneIsItsProblem() {
        assertThat(Failures.answer(new StreamTcpException("gone")).status().intValue())
                .isEqualTo(400);
        assertThat(Failures.answer(new BeyondLimitException(Limit.SETTINGS, "settings", 4_000))
                        .status()
                        .intValue())
                .isEqualTo(422);
    }

    @Test
    void aDefectIsToldOnceAMinute() {
        IllegalStateException defect = new IllegalStateException("secret");
        try (Logged logged = new Logged(Level.ERROR)) {
            for (int i = 0; i < Duration.ofMinutes(1).toSeconds(); i++) {
                assertThat(Failures.answer(defect).status().intValue()).isEqualTo(500);
            }
            assertThat(logged.lines()).hasSize(1);
        }
    }
}
