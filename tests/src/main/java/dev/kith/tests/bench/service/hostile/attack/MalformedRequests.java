package dev.kith.tests.bench.service.hostile.attack;

import static dev.kith.config.Text.format;

import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import dev.kith.tests.bench.service.hostile.wire.Pause;
import dev.kith.tests.bench.service.hostile.wire.RawAnswer;
import dev.kith.tests.bench.service.hostile.wire.RawConnection;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests that break the rules of HTTP, of its paths, headers, lengths and chunks; the same ones for the same seed. */
final class MalformedRequests implements Attack {
    private static final int REQUESTS = 20_000;
    private static final int MEMBERS = 8;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "G\0T", "PRI", "", "HEAD");
    private static final List<String> PATHS = List.of(
            "/v1/runs",
            "/v1/runs/resting",
            "/v1/runs/resting/metrics?names=%ff&points=-1",
            "/v1/runs/%2e%2e/%2e%2e/tokens",
            "/v1/runs/..%2f..%2ftokens/model",
            "/../../etc/passwd",
            "/v1/runs/\u00ff",
            "/v1/runs/%zz",
            "/v1/runs/%00",
            "/v1/runs/resting/image?example=../../x",
            "/v1/runs/resting/labels?limit=99999999999&after=%c3%28",
            "//",
            "*",
            "http://evil.example/v1/runs",
            "/webjars/..%5c..%5c",
            "/v1/runs/resting/embeddings?points=2147483648",
            "/v1/runs?limit=-1&after=%ed%a0%80",
            "/v1/runs/none/events",
            "");
    private static final List<String> HEADERS = List.of(
            "Content-Length: -1",
            "Content-Length: 5\r\nContent-Length: 6",
            "Content-Length: 99999999999999999999",
            "Transfer-Encoding: chunked\r\nContent-Length: 3",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: \u000bchunked",
            "Host: evil.example",
            "Host: a b",
            "Origin: http://evil.example",
            "Authorization: Bearer \u00ff",
            "Authorization: Basic !!",
            "Content-Encoding: gzip",
            "Expect: the-unexpected",
            "Upgrade: websocket\r\nConnection: Upgrade",
            "No colon here",
            ": x",
            "Folded: a\r\n  b",
            "X-Null: \0",
            "Last-Event-ID: 99999999999999999999",
            "Accept: text/event-stream",
            "Idempotency-Key: ",
            "Idempotency-Key: " + "k".repeat(5_000),
            "X-Long: " + "x".repeat(9_000),
            "Range: bytes=" + "0-1,".repeat(900) + "0-1",
            "Content-Type: a/b/c",
            "Content-Type: application/json");
    private static final List<String> BODIES = List.of(
            "",
            "5\r\nhello\r\n0\r\n\r\n",
            "zz\r\nhello\r\n",
            "ffffffffffffffff\r\nx\r\n",
            "-1\r\n",
            "{\"settings\": {\"seed\": \"\\ud800\"}}",
            "\u00ff\u00fe\u0000",
            "{",
            "[]",
            "null",
            "0\r\n\r\nGET /v1/runs HTTP/1.1\r\nHost: localhost\r\n\r\n");

    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();

    @Override
    public void mount(Arena arena) throws InterruptedException {
        arena.crowd().act(MEMBERS, (member, round) -> {
            if (sent.incrementAndGet() <= REQUESTS) {
                send(arena, RandomStream.of(1, Purpose.PROBE, member, round));
            } else {
                Pause.of(LOOK);
            }
        });
        arena.asks(opened.get() == 0, "%d requests without a token were let in (asked: none)", opened.get());
    }

    /** With a token every other time: what is wrong behind the guard shall be reached, too. */
    private void send(Arena arena, RandomStream dice) throws IOException {
        boolean known = dice.nextBoolean(0.5);
        String path = pick(PATHS, dice);
        RawRequest shown = RawRequest.get(path);
        arena.tally().sent();
        try (RawConnection connection = arena.connect()) {
            connection.write(text(arena, dice, path, known).getBytes(StandardCharsets.ISO_8859_1));
            if (dice.nextBoolean(0.1)) {
                connection.abort();
                arena.tally().counted("broken-off");
                return;
            }
            connection.endOutput();
            RawAnswer answer = connection.read();
            arena.tally().answered(shown, answer);
            if (!known && answer.isGood() && path.startsWith("/v1")) {
                opened.incrementAndGet();
            }
        }
    }

    private static String text(Arena arena, RandomStream dice, String path, boolean known) {
        StringBuilder text = new StringBuilder(format("%s %s HTTP/1.1\r\n", pick(METHODS, dice), path));
        if (dice.nextBoolean(0.8)) {
            text.append("Host: localhost\r\n");
        }
        if (known) {
            text.append("Authorization: Bearer ")
                    .append(arena.site().readToken())
                    .append("\r\n");
        }
        for (int i = dice.nextInt(dice.nextBoolean(0.05) ? 90 : 3); i > 0; i--) {
            text.append(pick(HEADERS, dice)).append("\r\n");
        }
        text.append("Connection: close\r\n\r\n").append(pick(BODIES, dice));
        return dice.nextBoolean(0.1) ? text.substring(0, dice.nextInt(text.length())) : text.toString();
    }

    private static String pick(List<String> from, RandomStream dice) {
        return from.get(dice.nextInt(from.size()));
    }
}
