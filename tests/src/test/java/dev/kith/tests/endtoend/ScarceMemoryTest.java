package dev.kith.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.tests.support.JavaProcess;
import dev.kith.tests.support.ServedRuns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service with a small heap refuses what does not fit into it; and one that has died is seen to be dead. */
final class ScarceMemoryTest {
    private static final int CLIENTS = 16;
    private static final int BYTES = 15 << 20;

    @TempDir
    private Path runs;

    @Test
    void sixteenLargeQuestionsAtOnceTakeNothingDown() throws Exception {
        try (ServedRuns service = ServedRuns.start(runs, "-Xmx160m")) {
            assertThat(service.send("PUT", "trains", KilledServiceTest.body(1_000_000))
                            .status())
                    .isEqualTo(201);
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> service.run("trains").get("step").asLong() > 60);
            String body = large();
            assertThat(service.send("POST", "trains/predict", body).status()).isEqualTo(200);

            List<Integer> answers =
                    atOnce(() -> service.send("POST", "trains/predict", body).status());

            assertThat(answers).hasSize(CLIENTS).containsOnly(200, 503);
            long step = service.run("trains").get("step").asLong();
            assertThat(service.run("trains").get("status").asText()).isEqualTo("running");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> service.run("trains").get("step").asLong() > step + 20);
            assertThat(service.send("POST", "trains/predict", body).status()).isEqualTo(200);
        }
    }

    /** A small picture, and behind its end what makes it large. */
    private static String large() {
        byte[] padded = new byte[BYTES];
        new Random(3).nextBytes(padded);
        byte[] picture = KnownPicture.png();
        System.arraycopy(picture, 0, padded, 0, picture.length);
        return "{\"images\": [\"" + Base64.getEncoder().encodeToString(padded) + "\"]}";
    }

    private static List<Integer> atOnce(Callable<Integer> client) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Integer>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(client);
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(clients)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void theEndOfTheHeapEndsTheProcess() {
        try (JavaProcess process = JavaProcess.start(List.of("-Xmx64m"), DyingService.class, "heap")) {
            assertThat(process.awaitEnd()).isEqualTo(1);
        }
    }

    @Test
    void theEndOfTheActorSystemEndsTheProcess() {
        try (JavaProcess process = JavaProcess.start(List.of("-Xmx64m"), DyingService.class, "system")) {
            assertThat(process.awaitEnd()).isEqualTo(1);
        }
    }

    @Test
    void aStackThatIsTooDeepInAnActorEndsTheProcess() {
        try (JavaProcess process = JavaProcess.start(List.of("-Xmx64m"), DyingService.class, "stack")) {
            assertThat(process.awaitEnd()).isEqualTo(1);
        }
    }
}
