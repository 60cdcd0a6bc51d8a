package dev.kith.http.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.cli.Cli;
import dev.kith.http.cli.ExitCode;
import dev.kith.http.cli.runs.FakeServer.Reply;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lists of many pages, and runs that are created once though the connection is lost. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ListAndCreateTest {
    private static final String RUN = """
            {"id": "%s", "preset": "shapes", "status": "created", "reason": "waits for its turn", "since": "2026-01-02T03:04:05Z",
            "created": "2026-01-02T03:04:05Z", "attempt": 0, "step": 0, "metrics": {}, "allowed": [], "changes": []}""";
    private static final String UNDER_WAY = """
            {"type": "urn:kith:problem:key-under-way", "title": "A request with this key is under way", "status": 409,
            "detail": "its answer comes soon"}""";
    private static final String TAKEN = """
            {"type": "urn:kith:problem:run-exists", "title": "There is already a run of this name", "status": 409,
            "detail": "run mine exists"}""";

    private static String run(String id) {
        return RUN.formatted(id);
    }

    private static Reply page(FakeServer.Request request) {
        return Reply.json(
                switch (request.uri()) {
                    case "/v1/runs" -> "{\"runs\": [%s, %s], \"next\": \"b\"}".formatted(run("a"), run("b"));
                    case "/v1/runs?after=b" -> "{\"runs\": [%s], \"next\": \"c\"}".formatted(run("c"));
                    default -> "{\"runs\": [%s]}".formatted(run("d"));
                });
    }

    @Test
    void aListIsAllOfItsPages() throws Exception {
        try (FakeServer server = new FakeServer(ListAndCreateTest::page)) {
            Cli people = Cli.run(server.environment(), "runs", "list");
            Cli programs = Cli.run(server.environment(), "runs", "list", "--json");

            assertThat(people.out().lines().map(line -> line.substring(0, 1))).containsExactly("a", "b", "c", "d");
            assertThat(ServedRuns.json(programs.out()).path("runs").findValuesAsText("id"))
                    .containsExactly("a", "b", "c", "d");
            assertThat(ServedRuns.json(programs.out()).has("next")).isFalse();
            assertThat(server.requests())
                    .extracting(FakeServer.Request::uri)
                    .containsSequence("/v1/runs", "/v1/runs?after=b", "/v1/runs?after=c");
        }
    }

    @Test
    void aLostAnswerIsAskedForAgainWithTheSameKey() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (FakeServer server = new FakeServer(request -> switch (asked.incrementAndGet()) {
            case 1 -> throw new IllegalStateException("the connection is lost");
            case 2 -> new Reply(409, "application/problem+json", UNDER_WAY);
            default -> Reply.json(run("mine"));
        })) {
            Cli created = Cli.run(server.environment(), "runs", "create", "shapes");

            assertThat(created.exitCode()).as(created.err()).isZero();
            assertThat(created.out()).startsWith("mine is created");
            assertThat(server.requests()).hasSize(3);
            assertThat(server.requests().stream().map(FakeServer.Request::key).distinct())
                    .singleElement()
                    .asString()
                    .matches("[0-9a-f-]{36}");
        }
    }

    @Test
    void aRefusalIsNotAskedForAgain() throws Exception {
        try (FakeServer server = new FakeServer(request -> new Reply(409, "application/problem+json", TAKEN))) {
            Cli refused = Cli.run(server.environment(), "runs", "create", "--id", "mine");

            assertThat(refused.exitCode()).isEqualTo(ExitCode.WRONG);
            assertThat(refused.err()).contains("run mine exists");
            assertThat(server.requests()).hasSize(1);
        }
    }
}
