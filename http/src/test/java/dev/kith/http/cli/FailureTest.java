package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.checkpoint.CheckpointException;
import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.DataException;
import dev.kith.model.run.RunException;
import dev.kith.model.run.TrainingFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FailureTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new UsageException("no"), 2, "no"),
                Arguments.of(new DataException("The folder is empty."), 2, "The folder is empty."),
                Arguments.of(new RunException("in use"), 2, "in use"),
                Arguments.of(new CheckpointException(Path.of("c"), "truncated"), 1, "c: truncated"),
                Arguments.of(new TrainingFailedException("not finite"), 1, "not finite"),
                Arguments.of(new BrokenExampleException("a.png", "truncated"), 1, "a.png: truncated"),
                Arguments.of(new NoSuchFileException("/a/b"), 1, "/a/b: no such file or directory"),
                Arguments.of(new AccessDeniedException("/a/b"), 1, "/a/b: permission denied"),
                Arguments.of(
                        new FileSystemException("/a/b", null, "No space left on device"),
                        1,
                        "/a/b: No space left on device"),
                Arguments.of(new UncheckedIOException(new IOException("disk is full")), 1, "disk is full"),
                Arguments.of(
                        new UncheckedIOException("cannot write x", new NoSuchFileException("/a")),
                        1,
                        "cannot write x: /a: no such file or directory"),
                Arguments.of(
                        new OutOfMemoryError("heap"),
                        1,
                        "out of memory (heap): lower batch.size, or give more" + " with KITH_JAVA_OPTS=-Xmx8g"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void hasAnExitCodeAndWords(Throwable thrown, int exitCode, String message) {
        Failure failure = Failure.of(thrown);

        assertThat(failure.kind().exitCode()).isEqualTo(exitCode);
        assertThat(failure.message()).isEqualTo(message);
    }

    @Test
    void whatNobodyHasForeseenIsADefect() {
        Failure failure = Failure.of(new IllegalStateException("oops"));

        assertThat(failure.kind()).isEqualTo(Failure.Kind.UNEXPECTED);
        assertThat(failure.kind().exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(failure.message()).contains("unexpected", "oops");
    }
}
