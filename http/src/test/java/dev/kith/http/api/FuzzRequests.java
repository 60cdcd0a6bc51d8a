package dev.kith.http.api;

import dev.kith.http.api.FuzzRequest.Ending;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests that no well-meaning client sends, one after the other from a seed. */
final class FuzzRequests {
    private static final String JSON = "Content-Type: application/json\r\n";

    private final FuzzDice dice;
    private final FuzzJson json;
    private final FuzzImages images;
    private final String name;
    private int valid;

    /** @param name of the runs that its valid requests make */
    FuzzRequests(long seed, String name) {
        this.dice = new FuzzDice(seed);
        this.json = new FuzzJson(dice);
        this.images = new FuzzImages(dice);
        this.name = name;
    }

    FuzzRequest next() {
        if (dice.onceIn(14)) {
            return twoAtOnce();
        }
        FuzzRequest whole = one();
        if (dice.onceIn(5)) {
            return whole.cut(dice.below(whole.bytes().length), dice.onceIn(2) ? Ending.ABORT : Ending.HALF_CLOSE);
        }
        return whole;
    }

    private FuzzRequest one() {
        return switch (dice.below(13)) {
            case 0 -> paths();
            case 1 -> methods();
            case 2 -> queries();
            case 3, 4 -> headers();
            case 5, 6, 7 -> json();
            case 8, 9, 10 -> images();
            case 11 -> garbage();
            default -> chunks();
        };
    }

    /** A request as it should be, for a run of its own. */
    FuzzRequest valid() {
        valid++;
        byte[] body = "{\"settings\": {\"seed\": %d}}".formatted(valid).getBytes(StandardCharsets.UTF_8);
        return FuzzRequest.of("valid", line("PUT", "/v1/runs/%s-%d".formatted(name, valid)) + JSON, body);
    }

    private FuzzRequest paths() {
        StringBuilder path = new StringBuilder(dice.onceIn(2) ? dice.pick(FuzzWords.PATHS) : "");
        for (int i = dice.below(6); i >= 0; i--) {
            path.insert(dice.below(path.length() + 1), dice.pick("/", "") + dice.pick(FuzzWords.PATH_PIECES));
        }
        path.append("/x".repeat(dice.onceIn(20) ? dice.below(4_000) : 0));
        return FuzzRequest.of("path", line("GET", path.toString()));
    }

    private FuzzRequest methods() {
        String method = dice.onceIn(20) ? "" : dice.pick(FuzzWords.METHODS);
        String path = method.equals("DELETE") ? "/v1/runs/none" : dice.pick(FuzzWords.PATHS);
        String version = dice.onceIn(8) ? dice.pick("HTTP/1.0", "HTTP/2.0", "HTTP/9", "", "ICY") : "HTTP/1.1";
        return FuzzRequest.of("method", "%s %s %s\r\nHost: localhost\r\n".formatted(method, path, version));
    }

    private FuzzRequest queries() {
        String query = IntStream.rangeClosed(0, dice.below(8))
                .mapToObj(i ->
                        dice.pick(FuzzWords.QUERY_KEYS) + dice.pick("=", "", "==") + dice.pick(FuzzWords.QUERY_VALUES))
                .collect(Collectors.joining("&"));
        return FuzzRequest.of("query", line("GET", dice.pick(FuzzWords.PATHS) + "?" + query));
    }

    private FuzzRequest headers() {
        String more = IntStream.rangeClosed(0, dice.below(dice.onceIn(10) ? 90 : 4))
                .mapToObj(i -> dice.pick(FuzzWords.HEADERS) + "\r\n")
                .collect(Collectors.joining());
        String first = line(dice.pick("GET", "POST"), dice.pick(FuzzWords.PATHS));
        return FuzzRequest.of("headers", first + more + "Connection: close\r\n").ending(Ending.HALF_CLOSE);
    }

    private FuzzRequest json() {
        String type =
                dice.onceIn(20) ? "Content-Type: %s\r\n".formatted(dice.pick("text/plain", "x/y", "a/b/c")) : JSON;
        String first =
                switch (dice.below(5)) {
                    case 0 -> line("POST", "/v1/runs");
                    case 1 -> line("PUT", "/v1/runs/fuzzed");
                    case 2 -> line("PATCH", "/v1/runs/one/settings");
                    default -> line("POST", "/v1/config/check");
                };
        return FuzzRequest.of("JSON", first + type, json.next());
    }

    private FuzzRequest images() {
        String first = line(
                "POST",
                "/v1/runs/%s/%s"
                        .formatted(
                                dice.pick("done", "done", "one", "none"), dice.pick("predict", "embed", "neighbors")));
        if (dice.onceIn(2)) {
            return FuzzRequest.of("base64", first + JSON, images.base64());
        }
        String type = dice.onceIn(8)
                ? dice.pick(
                        "multipart/form-data",
                        "multipart/form-data; boundary=",
                        "multipart/mixed; boundary=b",
                        "image/png")
                : "multipart/form-data; boundary=" + FuzzImages.BOUNDARY;
        return FuzzRequest.of("multipart", first + "Content-Type: %s\r\n".formatted(type), images.multipart());
    }

    private FuzzRequest garbage() {
        byte[] bytes = dice.bytes(1 + dice.below(dice.onceIn(5) ? 20_000 : 200));
        bytes[0] = dice.onceIn(2)
                ? bytes[0]
                : (byte) dice.pick("\u0016", "G", "P", "\r", " ", "H").charAt(0);
        return new FuzzRequest("garbage", bytes, Ending.HALF_CLOSE);
    }

    private FuzzRequest chunks() {
        String body = dice.onceIn(8)
                ? "10000\r\n" + " ".repeat(65_536) + "\r\n2\r\n{}\r\n0\r\n\r\n"
                : dice.pick(FuzzWords.CHUNKS);
        String text = line("POST", dice.pick("/v1/config/check", "/v1/runs/one/predict"))
                + JSON
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + body;
        return new FuzzRequest("chunks", text.getBytes(StandardCharsets.ISO_8859_1), Ending.HALF_CLOSE);
    }

    private FuzzRequest twoAtOnce() {
        FuzzRequest first = FuzzRequest.of("", line("GET", dice.pick(FuzzWords.PATHS)));
        return first.before("pipelined", headers());
    }

    private static String line(String method, String path) {
        return "%s %s HTTP/1.1\r\nHost: localhost\r\n".formatted(method, path);
    }
}
