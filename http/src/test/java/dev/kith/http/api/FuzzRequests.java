package dev.kith.http.api;

import dev.kith.http.api.FuzzRequest.Ending;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests that no well-meaning client sends, one after the other from a seed. */
final class FuzzRequests {
    private static final List<String> PATHS = List.of(
            "/v1/runs",
            "/v1/runs/one",
            "/v1/runs/one/pause",
            "/v1/runs/one/metrics",
            "/v1/runs/one/report",
            "/v1/runs/none",
            "/v1/runs/one/model",
            "/v1/runs/one/timeline",
            "/v1/runs/one/checkpoints",
            "/v1/runs/none/events",
            "/v1/runs/one/settings",
            "/v1/runs/one/queue",
            "/v1/runs/one/labels",
            "/v1/runs/one/image",
            "/v1/runs/one/embeddings",
            "/v1/runs/one/predict",
            "/v1/presets",
            "/v1/datasets",
            "/v1/config/check",
            "/health/alive",
            "/health/ready",
            "/metrics",
            "/openapi.yaml",
            "/",
            "/app.js",
            "/webjars/echarts.min.js");
    private static final List<String> PIECES = List.of(
            "..",
            ".",
            "%2e%2e",
            "%2f",
            "%00",
            "%ff%fe",
            "%zz",
            "%",
            "%c3%28",
            "%ed%a0%80",
            "\u00e4",
            "\u0000",
            "\t",
            "//",
            ";x=1",
            "?",
            "#",
            "\\",
            "|",
            "<script>",
            "{id}",
            "*",
            "@",
            ":",
            "'\"",
            "~root",
            "%25%32%65",
            "con",
            "one",
            "v1",
            "runs");
    private static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "PATCH",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "PRI",
            "get",
            "FOO",
            "G\u0000T",
            "",
            "DELETE",
            "PROPFIND",
            "A".repeat(40));
    private static final List<String> HEADERS = List.of(
            "Host: evil.example",
            "Host: ",
            "Host: localhost:99999",
            "Host: [::1",
            "Host: a b",
            "Origin: http://evil.example",
            "Origin: null",
            "Origin: \u00ff",
            "Content-Length: -1",
            "Content-Length: 99999999999999999999",
            "Content-Length: x",
            "Content-Length: 5\r\nContent-Length: 6",
            "Content-Length: 2147483648",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: \u000b chunked",
            "Transfer-Encoding: identity",
            "Transfer-Encoding: chunked\r\nContent-Length: 3",
            "Expect: 100-continue",
            "Expect: the-unexpected",
            "Accept: */",
            "Accept: image/png;q=2",
            "Accept: text/event-stream",
            "Accept: " + "a/b,".repeat(300),
            "Last-Event-ID: x",
            "Last-Event-ID: 99999999999999999999",
            "Last-Event-ID: -1",
            "Authorization: Bearer",
            "Authorization: Basic !!!",
            "Authorization: Bearer \u00ff",
            "Range: bytes=0-",
            "Range: bytes=5-2",
            "Range: bytes=0-1,2-3,4-5,1-9",
            "If-Modified-Since: never",
            "If-None-Match: \"",
            "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AA",
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "Content-Encoding: gzip",
            "Cookie: a=b; =; \u0001",
            "X-Long: " + "x".repeat(9_000),
            "No colon here",
            ": no name",
            "Folded: a\r\n  b",
            "X-Null: \u0000",
            "X\u00e9: y",
            "User-Agent: " + "(".repeat(200),
            "Content-Type: ",
            "Content-Type: a/b/c",
            "Content-Type: application/json; charset=klingon",
            "Connection: close, keep-alive",
            "Forwarded: for=\"[",
            "Date: yesterday",
            "X-Forwarded-For: 1.2.3.4, ;",
            "TE: trailers",
            "Via: \"");

    private final Random random;
    private final FuzzBodies bodies;
    private int valid;
    private final String name;

    /** @param name of the runs that its valid requests make */
    FuzzRequests(long seed, String name) {
        this.random = new Random(seed);
        this.bodies = new FuzzBodies(random);
        this.name = name;
    }

    FuzzRequest next() {
        FuzzRequest whole =
                switch (random.nextInt(14)) {
                    case 0 -> paths();
                    case 1 -> methods();
                    case 2 -> queries();
                    case 3, 4 -> headers();
                    case 5, 6, 7, 8 -> json();
                    case 9, 10 -> images();
                    case 11 -> garbage();
                    case 12 -> chunks();
                    default -> twoAtOnce();
                };
        return switch (random.nextInt(10)) {
            case 0 -> whole.cut(random.nextInt(whole.bytes().length), Ending.HALF_CLOSE);
            case 1 -> whole.cut(random.nextInt(whole.bytes().length), Ending.ABORT);
            default -> whole;
        };
    }

    /** A request as it should be, for a run of its own. */
    FuzzRequest valid() {
        valid++;
        return put(
                "%s-%d".formatted(name, valid),
                "valid",
                "{\"settings\": {\"seed\": %d}}".formatted(valid).getBytes(StandardCharsets.UTF_8));
    }

    private FuzzRequest put(String id, String kind, byte[] body) {
        return FuzzRequest.of(kind, line("PUT", "/v1/runs/" + id) + "Content-Type: application/json\r\n", body);
    }

    private FuzzRequest paths() {
        StringBuilder path = new StringBuilder(random.nextBoolean() ? pick(PATHS) : "");
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(path.length() + 1);
            path.insert(at, (random.nextBoolean() ? "/" : "") + pick(PIECES));
        }
        if (random.nextInt(20) == 0) {
            path.append("/x".repeat(random.nextInt(4_000)));
        }
        return FuzzRequest.of("path", line("GET", path.toString()));
    }

    private FuzzRequest methods() {
        String method = pick(METHODS);
        String path = method.equals("DELETE") ? "/v1/runs/none" : pick(PATHS);
        String version =
                random.nextInt(8) == 0 ? pick(List.of("HTTP/1.0", "HTTP/2.0", "HTTP/9", "", "ICY")) : "HTTP/1.1";
        return FuzzRequest.of("method", "%s %s %s\r\nHost: localhost\r\n".formatted(method, path, version));
    }

    private FuzzRequest queries() {
        List<String> keys =
                List.of("names", "from", "to", "points", "x", "", "limit", "after", "order", "example", "%", "steps");
        List<String> values = List.of(
                "loss",
                "-1",
                "1e9",
                "99999999999999999999",
                "",
                ",,,,",
                "%00",
                "%ff",
                "NaN",
                "a".repeat(900),
                "&&",
                "==");
        String query = IntStream.range(0, 1 + random.nextInt(8))
                .mapToObj(i -> pick(keys) + pick(List.of("=", "", "==")) + pick(values))
                .collect(Collectors.joining("&"));
        return FuzzRequest.of("query", line("GET", pick(PATHS) + "?" + query));
    }

    private FuzzRequest headers() {
        StringBuilder head = new StringBuilder(line(pick(List.of("GET", "POST")), pick(PATHS)));
        for (int i = random.nextInt(random.nextInt(10) == 0 ? 90 : 4); i >= 0; i--) {
            head.append(pick(HEADERS)).append("\r\n");
        }
        return FuzzRequest.of("headers", head + "Connection: close\r\n").ending(Ending.HALF_CLOSE);
    }

    private FuzzRequest json() {
        String type =
                random.nextInt(20) == 0 ? pick(List.of("text/plain", "application/xml", "x/y")) : "application/json";
        String where = pick(List.of(
                "POST /v1/runs",
                "PUT /v1/runs/fuzzed",
                "POST /v1/config/check",
                "POST /v1/config/check",
                "PATCH /v1/runs/one/settings"));
        String head = "%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\n".formatted(where, type);
        return FuzzRequest.of("JSON", head, bodies.json());
    }

    private FuzzRequest images() {
        String where = "/v1/runs/%s/%s"
                .formatted(pick(List.of("one", "none")), pick(List.of("predict", "embed", "neighbors")));
        if (random.nextBoolean()) {
            return FuzzRequest.of(
                    "base64", line("POST", where) + "Content-Type: application/json\r\n", bodies.base64());
        }
        String type = random.nextInt(8) == 0
                ? pick(List.of(
                        "multipart/form-data",
                        "multipart/form-data; boundary=",
                        "multipart/mixed; boundary=b",
                        "image/png"))
                : "multipart/form-data; boundary=" + FuzzBodies.BOUNDARY;
        return FuzzRequest.of("multipart", line("POST", where) + "Content-Type: " + type + "\r\n", bodies.multipart());
    }

    private FuzzRequest garbage() {
        byte[] bytes = new byte[1 + random.nextInt(random.nextInt(5) == 0 ? 20_000 : 200)];
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
            bytes[0] = (byte) pick(List.of("\u0016", "G", "P", "\r", " ", "H")).charAt(0);
        }
        if (random.nextBoolean()) {
            byte[] end = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(end, 0, bytes, Math.max(0, bytes.length - 4), Math.min(4, bytes.length));
        }
        return new FuzzRequest("garbage", bytes, Ending.HALF_CLOSE);
    }

    private FuzzRequest chunks() {
        String body = pick(List.of(
                "5\r\nhello\r\n0\r\n\r\n",
                "zz\r\nhello\r\n",
                "ffffffffffffffff\r\nx\r\n",
                "-1\r\n",
                "5;" + "e".repeat(500) + "\r\nhello\r\n0\r\n\r\n",
                "2\r\n{}\r\n0\r\nTrailer: x\r\n\r\n",
                "2\r\n{}",
                "0\r\n\r\n",
                "7fffffff\r\n{}",
                "2\r\n{}\n0\n\n",
                "10000\r\n" + " ".repeat(65_536) + "\r\n2\r\n{}\r\n0\r\n\r\n"));
        String text = line("POST", pick(List.of("/v1/config/check", "/v1/runs/one/predict")))
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + body;
        return new FuzzRequest("chunks", text.getBytes(StandardCharsets.ISO_8859_1), Ending.HALF_CLOSE);
    }

    private FuzzRequest twoAtOnce() {
        FuzzRequest second = headers();
        byte[] first = (line("GET", pick(PATHS)) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] both = new byte[first.length + second.bytes().length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second.bytes(), 0, both, first.length, second.bytes().length);
        return new FuzzRequest("pipelined", both, Ending.HALF_CLOSE);
    }

    private static String line(String method, String path) {
        return "%s %s HTTP/1.1\r\nHost: localhost\r\n".formatted(method, path);
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
