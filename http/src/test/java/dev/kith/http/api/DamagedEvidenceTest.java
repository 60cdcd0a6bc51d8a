package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.service.SessionExecutor;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any file of a run may be damaged: its answers tell the truth, a good copy stands in, and nothing is the service's fault. */
class DamagedEvidenceTest {
    private static final List<String> QUESTIONS = List.of(
            "queue",
            "labels?limit=3",
            "labels?order=disagreement",
            "embeddings?points=9",
            "image?example=" + URLEncoder.encode("train/0", StandardCharsets.UTF_8),
            "timeline",
            "predict",
            "neighbors?k=2",
            "embed");

    @TempDir
    private static Path folder;

    private static Path trained;
    private static Path runs;
    private static TestService service;
    private static String body;

    enum Damage {
        MISSING,
        EMPTY,
        CUT,
        GARBAGE,
        FOLDER;

        void to(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            switch (this) {
                case MISSING -> {
                    // gone
                }
                case EMPTY -> Files.write(file, new byte[0]);
                case CUT -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
                case GARBAGE -> {
                    new Random(7).nextBytes(bytes);
                    Files.write(file, bytes);
                }
                case FOLDER -> Files.createDirectory(file);
            }
        }
    }

    @BeforeAll
    static void train() throws Exception {
        runs = folder.resolve("runs");
        service = new TestService(runs, new SessionExecutor(runs, String::valueOf));
        service.put("/v1/runs/one", TestService.TINY.formatted(60));
        service.eventsUntil("one", "completed", Optional.empty());
        body = "{\"images\": [\"%s\"]}"
                .formatted(java.util.Base64.getEncoder()
                        .encodeToString(service.bytes("/v1/runs/one/image?example=train/0")));
        trained = folder.resolve("trained");
        copy(runs.resolve("one"), trained);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static TestService.Answer ask(String question) throws Exception {
        String path = "/v1/runs/one/" + question;
        boolean images = List.of("predict", "neighbors?k=2", "embed").contains(question);
        return images ? service.post(path, body) : service.get(path);
    }

    /** As if the service had never looked at it. */
    private static void anew() throws IOException {
        delete(runs.resolve("one"));
        copy(trained, runs.resolve("one"));
    }

    @Test
    void noDamageIsADefect() throws Exception {
        Set<String> seen = new TreeSet<>();
        for (String file : files(trained)) {
            for (Damage damage : Damage.values()) {
                anew();
                damage.to(runs.resolve("one").resolve(file));
                for (String question : QUESTIONS) {
                    if (file.equals("timeline.json") && question.equals("timeline")) {
                        continue; // it is handed out as it is
                    }
                    TestService.Answer answer = ask(question);
                    String what = file + " " + damage + " " + question + ": " + answer.body();
                    assertThat(answer.status()).as(what).isIn(200, 404, 503);
                    assertThat(answer.response().body()).as(what).doesNotContain(folder.toString(), "Exception");
                    seen.add(question + " " + answer.status());
                }
            }
        }
        assertThat(seen).contains("predict 200", "predict 503", "labels?limit=3 503", "queue 503");
    }

    @Test
    void aDamagedModelHasItsCheckpointStandIn() throws Exception {
        for (String file : List.of("model.safetensors", "model.json")) {
            anew();
            Damage.CUT.to(runs.resolve("one").resolve(file));
            for (String question : List.of("predict", "neighbors?k=2", "embed", "embeddings?points=9")) {
                TestService.Answer answer = ask(question);
                assertThat(answer.status()).as(question).isEqualTo(200);
                assertThat(answer.body().get("notice").asText())
                        .isEqualTo("the model is damaged, so its newest good checkpoint answers");
            }
        }
        anew();
        assertThat(ask("predict").body().has("notice")).isFalse();
    }

    @Test
    void aDamagedCheckpointHasAnOlderOneStandIn() throws Exception {
        anew();
        Path one = runs.resolve("one");
        Files.delete(one.resolve("report.json"));
        Damage.CUT.to(one.resolve("checkpoints/step-0000000060/manifest.json"));
        for (String question : List.of("queue", "predict", "embed", "neighbors?k=2", "embeddings?points=9")) {
            TestService.Answer answer = ask(question);
            assertThat(answer.status()).as(question).isEqualTo(200);
            assertThat(answer.body().get("step").asLong()).isEqualTo(40);
            assertThat(answer.body().get("notice").asText())
                    .startsWith("the newest checkpoint is damaged (manifest.json: ")
                    .endsWith("), so that of step 40 answers");
        }
    }

    @Test
    void whereAllAreDamagedItIsSaid() throws Exception {
        anew();
        Path one = runs.resolve("one");
        Files.delete(one.resolve("report.json"));
        for (String file : files(one)) {
            if (file.endsWith("manifest.json")) {
                Damage.EMPTY.to(one.resolve(file));
            }
        }
        for (String question : List.of("queue", "predict", "embeddings?points=9")) {
            TestService.Answer answer = ask(question);
            assertThat(answer.status()).as(question).isEqualTo(503);
            assertThat(answer.body().get("detail").asText())
                    .startsWith("run one cannot be asked: checkpoints/step-0000000060/manifest.json: ");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .filter(file -> !file.startsWith("events."))
                    .sorted()
                    .toList();
        }
    }
}
