package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.http.service.SessionExecutor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run knows, while it trains, when it is paused, and when it is complete. */
class EvidenceTest {
    private static final String RUN = "/v1/runs/one";

    @TempDir
    Path runs;

    private TestService start() {
        return new TestService(runs, new SessionExecutor(runs, String::valueOf));
    }

    private static byte[] png(int side) throws IOException {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < side; i++) {
            image.setRGB(i, i, 0xFF8000);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static TestService.Answer ask(TestService service, String path, byte[]... images) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] image : images) {
            body.writeBytes("""
                    --cut\r
                    Content-Disposition: form-data; name="image"; filename="mine.png"\r
                    Content-Type: image/png\r
                    \r
                    """.getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(image);
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        body.writeBytes("--cut--\r\n".getBytes(StandardCharsets.US_ASCII));
        return service.send(service.request(RUN + path)
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    @Test
    void aRunThatTrainsShowsWhatItKnows() throws Exception {
        try (TestService service = start()) {
            service.put(RUN, TestService.TINY.formatted(100_000));
            service.eventsUntil("one", "running", Optional.empty());
            JsonNode labels = eventually(service, RUN + "/labels?limit=3");
            assertThat(labels.get("labels")).hasSize(3);
            assertEvidence(labels.get("labels").get(0));
            assertThat(labels.at("/labels/0/neighbors/0/age_steps").isIntegralNumber())
                    .isTrue();

            JsonNode queue = eventually(service, RUN + "/queue");
            assertThat(queue.get("capacity").asInt()).isEqualTo(32);
            assertThat(queue.get("size").asInt()).isPositive();
            assertThat(Stream.of(queue.get("classes"))
                            .mapToInt(EvidenceTest::sum)
                            .sum())
                    .isEqualTo(queue.get("size").asInt());
            List<String> slices = service.get(RUN + "/timeline?steps=5")
                    .body()
                    .get("traceEvents")
                    .findValuesAsText("name");
            assertThat(slices).contains("load", "vote", "backward", "average");
            assertThat(slices).filteredOn("update"::equals).hasSize(5);

            TestService.Answer predicted = ask(service, "/predict", png(20), png(48));
            assertThat(predicted.status()).isEqualTo(200);
            JsonNode predictions = predicted.body().get("predictions");
            assertThat(predictions).hasSize(2);
            assertEvidence(predictions.get(0));
            assertThat(predictions.get(0).get("id").asText()).isEqualTo("mine.png");
            assertThat(predictions.get(0).get("probabilities")).hasSize(10);
            assertThat(service.get(RUN).body().get("status").asText()).isEqualTo("running");
            service.post(RUN + "/stop", "");
            service.eventsUntil("one", "stopped", Optional.empty());
        }
    }

    @Test
    void aStoppedRunAnswersFromItsCheckpoint() throws Exception {
        try (TestService service = start()) {
            service.put(RUN, TestService.TINY.formatted(100_000));
            service.eventsUntil("one", "running", Optional.empty());
            service.post(RUN + "/pause", "");
            service.eventsUntil("one", "paused", Optional.empty());
        }
        try (TestService service = start()) {
            long step = service.get(RUN).body().get("step").asLong();
            assertThat(ask(service, "/predict", png(20)).body().get("step").asLong())
                    .isEqualTo(step);
            assertThat(service.get(RUN + "/queue").body().get("step").asLong()).isEqualTo(step);
            assertThat(service.get(RUN + "/labels").problem()).isEqualTo("not-there-yet");
        }
    }

    @Test
    void aCompleteRunAnswersFromItsModel() throws Exception {
        try (TestService service = start()) {
            service.put(RUN, TestService.TINY.formatted(40));
            service.eventsUntil("one", "completed", Optional.empty());

            JsonNode labels =
                    service.get(RUN + "/labels?order=-confidence&limit=100").body();
            assertThat(labels.get("total").asInt()).isEqualTo(80); // 120 pictures, 20 labelled, 20 for validation
            assertThat(labels.get("labels")).hasSize(80);
            assertEvidence(labels.get("labels").get(0));
            assertThat(labels.at("/labels/0/classifier_label").asText()).isNotEmpty();
            String example = labels.at("/labels/0/id").asText();

            byte[] picture = service.bytes(RUN + "/image?example=" + example);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
            assertThat(image.getWidth()).isEqualTo(16);
            // The picture of an example, sent back, is labelled as the example was.
            JsonNode again =
                    ask(service, "/predict", picture).body().get("predictions").get(0);
            assertThat(again.get("label").asText())
                    .isEqualTo(labels.at("/labels/0/label").asText());
            assertThat(again.at("/neighbors/0/id").asText())
                    .isEqualTo(labels.at("/labels/0/neighbors/0/id").asText());

            JsonNode near = ask(service, "/neighbors?k=3", picture)
                    .body()
                    .get("results")
                    .get(0);
            assertThat(near.get("neighbors")).hasSize(3);
            JsonNode embedded = ask(service, "/embed", picture).body();
            JsonNode vector = embedded.at("/embeddings/0/vector");
            assertThat(vector).hasSize(embedded.get("dimension").asInt());
            double squares = 0;
            for (JsonNode value : vector) {
                squares += value.asDouble() * value.asDouble();
            }
            assertThat(squares).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-4));

            JsonNode map = service.get(RUN + "/embeddings?points=40").body();
            assertThat(map.get("points")).hasSize(40);
            ByteBuffer floats = ByteBuffer.wrap(
                            Base64.getDecoder().decode(map.get("vectors").asText()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            assertThat(floats.remaining())
                    .isEqualTo(40 * 4 * map.get("dimension").asInt());
            assertThat(map.get("points").findValuesAsText("labelled"))
                    .filteredOn("true"::equals)
                    .hasSize(10);
            assertThat(service.get(RUN + "/queue").body().get("size").asInt()).isPositive();
        }
    }

    @Test
    void wrongQuestionsAreExplained() throws Exception {
        try (TestService service = start()) {
            service.put(RUN, TestService.TINY.formatted(40));
            service.eventsUntil("one", "completed", Optional.empty());

            TestService.Answer broken = ask(service, "/predict", new byte[] {1, 2, 3});
            assertThat(broken.status()).isEqualTo(422);
            assertThat(broken.body().get("detail").asText()).startsWith("mine.png: not a JPEG");
            assertThat(ask(service, "/predict").status()).isEqualTo(422);
            assertThat(ask(service, "/predict", bomb()).body().get("detail").asText())
                    .contains("30000×30000 pixels are more than the 40 megapixels");
            TestService.Answer text =
                    service.send(service.request(RUN + "/predict").POST(HttpRequest.BodyPublishers.ofString("cat")));
            assertThat(text.status()).isEqualTo(415);
            assertThat(service.post(RUN + "/predict", "{\"images\": [\"*\"]}").status())
                    .isEqualTo(422);
            String picture = Base64.getEncoder().encodeToString(png(9));
            assertThat(service.post(RUN + "/predict", "{\"images\": [\"%s\"]}".formatted(picture))
                            .status())
                    .isEqualTo(200);
            assertThat(service.get(RUN + "/image?example=no/such").status()).isEqualTo(404);
            assertThat(service.get(RUN + "/labels?order=best&limit=0&cat=1").fields())
                    .containsExactlyInAnyOrder("order", "limit", "cat");
            assertThat(service.get("/v1/runs/two/queue").problem()).isEqualTo("unknown-run");
            byte[] large = new byte[33 << 20];
            assertThat(ask(service, "/predict", large).status()).isEqualTo(413);
        }
    }

    @Test
    void aRunThatHasNotBegunSaysSo() throws Exception {
        try (TestService service = start()) {
            service.put("/v1/runs/first", TestService.TINY.formatted(100_000));
            service.put(RUN, TestService.TINY.formatted(40));
            for (String what :
                    new String[] {"/labels", "/queue", "/embeddings", "/timeline", "/image?example=train/0"}) {
                assertThat(service.get(RUN + what).problem()).as(what).isEqualTo("not-there-yet");
            }
            service.post("/v1/runs/first/stop", "");
        }
    }

    /** A picture whose header promises more than memory could hold. */
    private static byte[] bomb() throws IOException {
        byte[] small = png(9);
        ByteBuffer header = ByteBuffer.wrap(small);
        header.putInt(16, 30_000).putInt(20, 30_000);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(small, 12, 17);
        header.putInt(29, (int) crc.getValue());
        return small;
    }

    private static int sum(JsonNode counts) {
        int sum = 0;
        for (JsonNode count : counts) {
            sum += count.asInt();
        }
        return sum;
    }

    private static void assertEvidence(JsonNode item) {
        assertThat(item.get("label").asText()).isNotEmpty();
        assertThat(item.get("confidence").asDouble()).isBetween(0., 1.);
        assertThat(sum(item.get("votes")))
                .isEqualTo(item.get("neighbors").size())
                .isPositive();
        JsonNode nearest = item.get("neighbors").get(0);
        assertThat(nearest.get("id").asText()).startsWith("train/");
        assertThat(nearest.get("label").asText()).isNotEmpty();
        assertThat(nearest.get("similarity").asDouble()).isBetween(-1.001, 1.001);
    }

    /** What comes with the next steps. */
    private static JsonNode eventually(TestService service, String path) throws Exception {
        for (int i = 0; i < 400; i++) {
            TestService.Answer answer = service.get(path);
            if (answer.status() == 200) {
                return answer.body();
            }
            assertThat(answer.problem()).isEqualTo("not-there-yet");
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(25);
        }
        throw new AssertionError(path + " never came");
    }
}
