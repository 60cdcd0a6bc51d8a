package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpMethod;
import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.http.service.FakeExecutor;
import dev.kith.http.service.SessionExecutor;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The document and the service, both ways: what is promised is given, and what is not promised is not there. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ContractTest {
    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS");

    @TempDir
    private Path folder;

    private final FakeExecutor executor = new FakeExecutor();

    @AfterEach
    void obey() {
        executor.obedient = true;
    }

    /** That each answer is as promised, the client of the test sees to. */
    @Test
    void everyPromiseIsKept() throws Exception {
        Set<String> kept = new TreeSet<>();
        try (TestService service = new TestService(folder.resolve("steered"), executor)) {
            new EveryAnswer(service).ask(executor);
            new EveryAnswer(service).steer(executor);
            kept.addAll(service.contract().kept());
        }
        Path trained = folder.resolve("trained");
        try (TestService service = new TestService(trained, new SessionExecutor(trained, String::valueOf))) {
            new EveryAnswer(service).train();
            kept.addAll(service.contract().kept());
        }

        assertThat(kept).containsAll(ContractCheck.promises());
    }

    @Test
    void examplesOfRequestsAreAccepted() throws Exception {
        try (TestService service = new TestService(folder, executor)) {
            JsonNode examples = OpenApiDocument.INSTANCE
                    .root()
                    .at("/components/requestBodies/RunRequest/content/application~1json/examples");
            assertThat(examples).isNotEmpty();
            for (JsonNode example : examples) {
                TestService.Answer check =
                        service.post("/v1/config/check", example.path("value").toString());
                assertThat(check.body().path("valid").asBoolean())
                        .as(check.body().toString())
                        .isTrue();
            }
        }
    }

    /** The other way: methods that are not promised are refused, and those that are promised are named. */
    @Test
    void noOtherMethodIsServed() throws Exception {
        try (TestService service = new TestService(folder, executor)) {
            for (Contract.Resource resource : Contract.read().resources()) {
                Set<String> promised = resource.methods().stream()
                        .map(HttpMethod::name)
                        .collect(Collectors.toCollection(TreeSet::new));
                for (String method : METHODS) {
                    if (!promised.contains(method)) {
                        TestService.Answer answer =
                                service.send(service.request(resource.template().replace("{id}", "one"))
                                        .method(method, HttpRequest.BodyPublishers.noBody()));
                        assertThat(answer.problem()).as(method + resource).isEqualTo("method-not-allowed");
                        assertThat(answer.response()
                                        .headers()
                                        .firstValue("Allow")
                                        .orElse("")
                                        .split(", "))
                                .containsExactlyInAnyOrderElementsOf(promised);
                    }
                }
            }
        }
    }

    @Test
    void theDocumentIsServedAsItIs() throws Exception {
        try (TestService service = new TestService(folder, executor)) {
            TestService.Answer answer = service.get("/openapi.yaml");

            assertThat(answer.type()).isEqualTo("application/yaml");
            assertThat(answer.response().body())
                    .isEqualTo(Files.readString(Path.of(Contract.class
                            .getClassLoader()
                            .getResource(Contract.DOCUMENT)
                            .toURI())));
        }
    }
}
