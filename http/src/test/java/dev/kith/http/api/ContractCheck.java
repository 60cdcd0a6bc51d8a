package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpMethods;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Compares every answer that tests get with {@code openapi.yaml}, and remembers which of its promises were kept. */
final class ContractCheck {
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.INSTANCE;
    private static final Contract CONTRACT = Contract.read();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROBLEM = "urn:kith:problem:";

    private final Set<String> kept = new TreeSet<>();

    /** An answer, as far as it is promised; words for what was promised and kept: method, template, status, type of problem. */
    Set<String> kept() {
        return kept;
    }

    /** Checks an answer, and what was sent if it was taken. */
    void check(HttpRequest request, HttpResponse<?> answer, String body) throws IOException {
        URI address = request.uri();
        Optional<Contract.Resource> resource = CONTRACT.resource(
                akka.http.javadsl.model.HttpRequest.create(address.toString()).withMethod(HttpMethods.GET));
        String what = "%s %s → %d %s".formatted(request.method(), address, answer.statusCode(), body);
        JsonNode operation = resource.map(found -> DOCUMENT.operation(found.template(), request.method()))
                .orElse(DOCUMENT.root().path("none"));
        checkLater(what, answer);
        if (operation.isMissingNode()) {
            if (answer.statusCode() >= 400) {
                checkProblem(what, DOCUMENT.root().at("/components/responses/Any"), answer.statusCode(), body);
            } else {
                assertThat(address.getPath())
                        .as("what is not in the document but files of the page")
                        .doesNotStartWith("/v1");
            }
            return;
        }
        String template = resource.orElseThrow().template();
        String status = Integer.toString(answer.statusCode());
        JsonNode promised = operation.path("responses").path(status);
        boolean general = promised.isMissingNode();
        JsonNode response =
                DOCUMENT.resolved(general ? operation.path("responses").path("default") : promised);
        if (answer.statusCode() >= 400) {
            String type = checkProblem(what, response, answer.statusCode(), body);
            if (!general) {
                kept.add(String.join(" ", request.method(), template, status, type));
            }
            return;
        }
        assertThat(general).as("no promised status: " + what).isFalse();
        checkHeaders(what, response, answer);
        checkBody(what, response, answer, body);
        checkParameters(what, template, operation, address);
        checkRequest(operation, request);
        kept.add(String.join(" ", request.method(), template, status));
    }

    /** @return the type of the problem */
    private static String checkProblem(String what, JsonNode response, int status, String body) throws IOException {
        JsonNode content = response.path("content").path("application/problem+json");
        JsonNode problem = JSON.readTree(body);
        assertThat(DOCUMENT.validate(content.path("schema"), problem)).as(what).isEmpty();
        assertThat(problem.path("status").asInt()).as(what).isEqualTo(status);
        String type = problem.path("type").asText().replace(PROBLEM, "");
        assertThat(content.path("examples").has(type))
                .as("promised problem: " + what)
                .isTrue();
        return type;
    }

    /** An answer that says "come back" says when. */
    private static void checkLater(String what, HttpResponse<?> answer) {
        if (answer.statusCode() == 429 || answer.statusCode() == 503) {
            JsonNode promised = DOCUMENT.root().at("/components/responses/Any/headers/Retry-After/schema");
            String seconds = answer.headers().firstValue("Retry-After").orElse("none");
            assertThat(seconds).as(what).matches("\\d{1,3}");
            assertThat(DOCUMENT.validate(promised, JSON.getNodeFactory().numberNode(Integer.parseInt(seconds))))
                    .as(what)
                    .isEmpty();
        }
    }

    private static void checkHeaders(String what, JsonNode response, HttpResponse<?> answer) {
        for (Iterator<String> names = response.path("headers").fieldNames(); names.hasNext(); ) {
            assertThat(answer.headers().firstValue(names.next())).as(what).isPresent();
        }
    }

    private static void checkBody(String what, JsonNode response, HttpResponse<?> answer, String body)
            throws IOException {
        if (!response.has("content")) {
            assertThat(body).as(what).isEmpty();
            return;
        }
        String type = mediaType(answer);
        assertThat(response.path("content").has(type))
                .as("promised type of " + what)
                .isTrue();
        if (type.endsWith("json")) {
            JsonNode schema = response.path("content").path(type).path("schema");
            assertThat(DOCUMENT.validate(schema, JSON.readTree(body))).as(what).isEmpty();
        }
    }

    /** What was accepted is what the document asks for. */
    private static void checkRequest(JsonNode operation, HttpRequest request) throws IOException {
        String sent = SentBody.json(request);
        if (!sent.isEmpty() && operation.has("requestBody")) { // a body that nobody reads is no mistake
            JsonNode schema = DOCUMENT.resolved(operation.path("requestBody")).at("/content/application~1json/schema");
            assertThat(DOCUMENT.validate(schema, JSON.readTree(sent)))
                    .as("accepted: " + sent)
                    .isEmpty();
        }
    }

    private static String mediaType(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    }

    private static void checkParameters(String what, String template, JsonNode operation, URI address) {
        Set<String> known = StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .map(DOCUMENT::resolved)
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .map(parameter -> parameter.path("name").asText())
                .collect(Collectors.toSet());
        Arrays.stream(Optional.ofNullable(address.getQuery()).orElse("").split("&"))
                .map(pair -> pair.replaceFirst("=.*", ""))
                .filter(name -> !name.isEmpty())
                .forEach(name -> assertThat(known)
                        .as("parameters of %s: %s", template, what)
                        .contains(name));
    }

    /** Checks what a stream of events has told. */
    void checkEvent(String type, JsonNode data) {
        JsonNode events = DOCUMENT.operation("/v1/runs/{id}/events", "GET")
                .at("/responses/200/content/text~1event-stream/x-events");
        assertThat(events.has(type)).as("promised event: " + type).isTrue();
        assertThat(DOCUMENT.validate(events.path(type), data))
                .as("event %s %s", type, data)
                .isEmpty();
        kept.add("event " + type);
    }

    /** Everything that the document promises in the words of {@link #kept()}; what can happen to any request is left out. */
    static Set<String> promises() {
        Set<String> all = new TreeSet<>();
        DOCUMENT.root()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getValue().has("responses"))
                        .forEach(operation -> operation.getValue().path("responses").properties().stream()
                                .filter(response -> !response.getKey().equals("default"))
                                .forEach(response -> promises(operation.getKey(), path.getKey(), response, all))));
        return all;
    }

    private static void promises(
            String method, String template, Map.Entry<String, JsonNode> response, Set<String> all) {
        String words = String.join(" ", method.toUpperCase(java.util.Locale.ROOT), template, response.getKey());
        JsonNode content = DOCUMENT.resolved(response.getValue()).path("content");
        JsonNode problems = content.path("application/problem+json").path("examples");
        if (problems.isMissingNode()) {
            all.add(words);
        }
        problems.fieldNames().forEachRemaining(type -> all.add(words + " " + type));
        content.path("text/event-stream")
                .path("x-events")
                .fieldNames()
                .forEachRemaining(type -> all.add("event " + type));
    }
}
