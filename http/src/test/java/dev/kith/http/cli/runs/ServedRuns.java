package dev.kith.http.cli.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kith.http.api.TestService;
import dev.kith.http.cli.Cli;
import dev.kith.http.service.FakeExecutor;
import dev.kith.http.service.FakeExecutor.FakeAttempt;
import dev.kith.http.service.RunExecutor.End;
import dev.kith.http.service.RunExecutor.Telemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A service whose runs are trained by the test, and its client. */
final class ServedRuns implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final FakeExecutor executor = new FakeExecutor();
    private final Path folder;
    private TestService service;

    ServedRuns(Path folder) {
        this.folder = folder;
        this.service = new TestService(folder, executor);
    }

    Cli runs(String... words) {
        return Cli.run(environment(), runsWords(words));
    }

    Cli.Live start(String... words) {
        return Cli.start(environment(), runsWords(words));
    }

    private static String[] runsWords(String... words) {
        return Stream.concat(Stream.of("runs"), Stream.of(words)).toArray(String[]::new);
    }

    private Map<String, String> environment() {
        return Map.of("KITH_SERVER", "http://127.0.0.1:" + service.port());
    }

    /** A run that makes steps. */
    FakeAttempt running(String id) throws Exception {
        runs("create", "--id", id);
        return begun(id);
    }

    /** The attempt of a run that was created, making steps. */
    FakeAttempt begun(String id) throws Exception {
        FakeAttempt attempt = executor.awaitAttempt();
        attempt.listener().began(0);
        attempt.listener().told(new Telemetry.Phase("training"));
        service.eventsUntil(id, "running", java.util.Optional.empty());
        return attempt;
    }

    /** An attempt that was asked to stop has done so. */
    static void saved(FakeAttempt attempt, long step) throws InterruptedException {
        attempt.awaitStop();
        attempt.listener().ended(new End.Interrupted(step, OptionalLong.of(step)));
    }

    TestService.Answer ask(String method, String path) throws Exception {
        return method.equals("GET") ? service.get(path) : service.post(path, "");
    }

    /** Ends, and begins again where it was. */
    void restart() {
        int port = service.port();
        stop();
        service = new TestService(port, folder, executor);
    }

    private void stop() {
        executor.obedient = true;
        service.close();
        executor.obedient = false;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
