package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.http.javadsl.model.headers.TimeoutAccess;
import ch.qos.logback.classic.Level;
import com.typesafe.config.ConfigFactory;
import dev.kith.http.api.access.Access;
import dev.kith.http.api.access.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import scala.concurrent.duration.Duration;

/** What clients get when a handler does not do what it should. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EnvelopeTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private ActorSystem<Void> system;
    private ApiServer server;

    private static CompletionStage<akka.http.javadsl.model.HttpResponse> answer(
            akka.http.javadsl.model.HttpRequest request) {
        return switch (request.getUri().path()) {
            case "/throws" -> throw new IllegalStateException("secret words");
            case "/fails" -> CompletableFuture.failedFuture(new StackOverflowError("secret words"));
            case "/never" -> {
                request.getHeader(TimeoutAccess.class)
                        .orElseThrow()
                        .timeoutAccess()
                        .updateTimeout(Duration.create("200 ms"));
                yield new CompletableFuture<>();
            }
            default -> CompletableFuture.completedFuture(Json.response(200, Set.of()));
        };
    }

    @BeforeEach
    void start() {
        system = ActorSystem.create(Behaviors.empty(), "envelope", ConfigFactory.load("kith-service"));
        Access threeAtOnce = new Access(Tokens.none(), 1.5, 1, Set.of(), Optional.empty());
        server = ApiServer.bind(system, "127.0.0.1", 0, new Envelope(threeAtOnce).around(EnvelopeTest::answer));
    }

    @AfterEach
    void stop() {
        server.close();
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:%d/%s".formatted(server.address().getPort(), path));
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void isProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.body()).contains("\"type\":\"urn:kith:problem:" + type + "\"", "\"status\":" + status);
    }

    @Test
    void aDefectIsAProblemThatTellsNoInsides() throws Exception {
        try (Logged logged = new Logged(Level.ERROR)) {
            for (String path : new String[] {"throws", "fails"}) {
                HttpResponse<String> answer = get(path);

                isProblem(answer, 500, "internal-error");
                assertThat(answer.body()).doesNotContain("secret words", "Exception", "Error\"");
            }
            assertThat(logged.lines()).hasSize(2).allMatch(line -> line.contains("secret words"));
        }
    }

    @Test
    void whatTakesTooLongIsUnavailable() throws Exception {
        isProblem(get("never"), 503, "unavailable");
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(get("well").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = get("well");

        isProblem(refused, 429, "too-many-requests");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
    }
}
