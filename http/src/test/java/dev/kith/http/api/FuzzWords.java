package dev.kith.http.api;

import java.util.List;

/** What malformed requests are made of. In lines, {@code ¶} ends a line of HTTP. */
final class FuzzWords {
    static final List<String> PATHS = words("""
            /v1/runs /v1/runs/one /v1/runs/none /v1/runs/one/pause /v1/runs/one/metrics /v1/runs/one/found /v1/runs/one/report /v1/runs/one/model
            /v1/runs/one/timeline /v1/runs/one/checkpoints /v1/runs/none/events /v1/runs/one/settings /v1/runs/one/queue
            /v1/runs/one/labels /v1/runs/one/image /v1/runs/one/embeddings /v1/runs/one/predict /v1/presets /v1/datasets
            /v1/runs/done/metrics /v1/runs/done/report /v1/runs/done/timeline /v1/runs/done/queue /v1/runs/done/labels
            /v1/runs/done/image /v1/runs/done/embeddings /v1/config/check /health/alive /health/ready /metrics /openapi.yaml / /app.js /webjars/echarts.min.js
            """);
    static final List<String> PATH_PIECES = words("""
            .. . %2e%2e %2f %00 %ff%fe %zz % %c3%28 %ed%a0%80 \u00e4 \u0000 \u0001 // ;x=1 ? # \\ | <script> {id} * @ : '" ~root
            %25%32%65 con one v1 runs
            """);
    static final List<String> METHODS = words("""
            GET HEAD POST PUT PATCH OPTIONS TRACE CONNECT PRI get FOO G\u0000T DELETE PROPFIND AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
            """);
    static final List<String> QUERY_KEYS = words("names from to points x limit after order example label k % steps");
    static final List<String> QUERY_VALUES = words(
            "loss -1 1e9 99999999999999999999 , ,,,, %00 %ff NaN && == disagreement -confidence train/0 train/-1 0 7"
                    + " ../../report.json %2e%2e/x 2147483647 " + "a".repeat(900));
    static final List<String> HEADERS = lines("""
            Host: evil.example
            Host:\s
            Host: localhost:99999
            Host: [::1
            Host: a b
            Origin: http://evil.example
            Origin: null
            Origin: \u00ff
            Content-Length: -1
            Content-Length: 99999999999999999999
            Content-Length: x
            Content-Length: 5¶Content-Length: 6
            Content-Length: 2147483648
            Transfer-Encoding: chunked
            Transfer-Encoding: gzip, chunked
            Transfer-Encoding: \u000b chunked
            Transfer-Encoding: identity
            Transfer-Encoding: chunked¶Content-Length: 3
            Expect: 100-continue
            Expect: the-unexpected
            Accept: */
            Accept: image/png;q=2
            Accept: text/event-stream
            Last-Event-ID: x
            Last-Event-ID: 99999999999999999999
            Last-Event-ID: -1
            Authorization: Bearer
            Authorization: Basic !!!
            Authorization: Bearer \u00ff
            Range: bytes=0-
            Range: bytes=5-2
            Range: bytes=0-1,2-3,4-5,1-9
            If-Modified-Since: never
            If-None-Match: "
            Upgrade: h2c¶Connection: Upgrade, HTTP2-Settings¶HTTP2-Settings: AA
            Upgrade: websocket¶Connection: Upgrade¶Sec-WebSocket-Version: 13¶Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==
            Content-Encoding: gzip
            Cookie: a=b; =; \u0001
            No colon here
            : no name
            Folded: a¶  b
            X-Null: \u0000
            X\u00e9: y
            Content-Type:\s
            Content-Type: a/b/c
            Content-Type: application/json; charset=klingon
            Connection: close, keep-alive
            Forwarded: for="[
            X-Forwarded-For: 1.2.3.4, ;
            Date: yesterday
            TE: trailers
            Via: "
            """ + "X-Long: " + "x".repeat(9_000) + "\nUser-Agent: " + "(".repeat(200)
            + "\nAccept: " + "a/b,".repeat(300));
    static final List<String> CHUNKS = lines("""
            5¶hello¶0¶¶
            zz¶hello¶
            ffffffffffffffff¶x¶
            -1¶
            2¶{}¶0¶Trailer: x¶¶
            2¶{}
            0¶¶
            7fffffff¶{}
            """);
    static final List<String> PART_HEADS = lines("""
            Content-Disposition: form-data; name="image"; filename="a.png"¶Content-Type: image/png¶¶
            Content-Disposition: form-data; name="image"¶¶
            Content-Disposition: form-data¶¶
            Content-Disposition: \u00ff¶¶
            ¶
            no colon¶¶
            Content-Type: a/b/c¶¶
            Content-Transfer-Encoding: base64¶¶
            """);
    static final List<String> GOOD_JSON = lines("""
            {"preset": "shapes", "settings": {"seed": 3, "budget.steps": 20}}
            {"id": "fuzzed", "preset": "images", "settings": {"data": {"directory": "data/photos"}}}
            {"settings": {"encoder": {"width": 4, "blocks": [1, 1]}, "loss.negatives": 4, "data.source": "shapes"}}
            {"settings": {"optimizer.learning-rate": 0.1, "evaluation.enabled": false, "pipeline.batch-memory": "1MiB"}}
            """);
    /** One of each type that there is. */
    static final List<String> SETTINGS = words("""
            seed budget.steps data.source data.directory data.labels-file data.download data.validation encoder.blocks loss.alpha
            pipeline.batch-memory evaluation.enabled
            """);
    /** In the place of a value, or of anything. */
    static final List<String> JSON_PIECES =
            lines("""
            null
            true
            -0
            1e400
            -1e-999999
            1e999999999
            NaN
            0x10
            ""
            " "
            "\\u0000"
            "\\ud800"
            "\\udc00x"
            "\\uFFFF"
            "1e999999999 GiB"
            "1e9999999 GiB"
            "${HOME}"
            "include \\"/etc/passwd\\""
            "../../.."
            "/etc/passwd"
            "~"
            "a/\\u0000b"
            "data/\\ud83dphotos"
            []
            {}
            [[]]
            [null]
            {"": 1}
            {"a.b.c": {"d": []}}
            {"..": 1}
            {"\\ud800": 1}
            {"a\\"b": 2}
            {"a=b": 2}
            {"seed": 1, "seed": 2}
            [1,
            }
            {
            :
            "
            \\
            /* x */
            'x'
            \u0000
            "x\\qy"
            "\\u12"
            1 2
            """ + "9".repeat(2_000) + "\n\"" + "x".repeat(5_000) + "\"\n[" + "1,".repeat(3_000) + "1]");

    private FuzzWords() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("[ \n]+"));
    }

    private static List<String> lines(String text) {
        return text.lines().map(line -> line.replace("¶", "\r\n")).toList();
    }
}
