package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpMethod;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kith.http.service.RunStatus;
import dev.kith.http.service.RunVerb;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The document by itself: well-formed, closed, and of one mind with the enumerations of the program. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class OpenApiTest {
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.INSTANCE;

    @Test
    void isOpenApi() throws Exception {
        try (var text = Contract.class.getClassLoader().getResourceAsStream(Contract.DOCUMENT)) {
            String document = new String(text.readAllBytes(), StandardCharsets.UTF_8);
            var parsed = new OpenAPIV3Parser().readContents(document, null, null);

            assertThat(parsed.getMessages()).isEmpty();
            assertThat(parsed.getOpenAPI().getPaths().entrySet().stream()
                            .map(path -> path.getKey() + " "
                                    + sorted(path.getValue().readOperationsMap().keySet()))
                            .toList())
                    .as("the service reads the document as a parser does")
                    .isEqualTo(Contract.read().resources().stream()
                            .map(resource -> resource.template() + " "
                                    + sorted(resource.methods().stream()
                                            .map(HttpMethod::name)
                                            .toList()))
                            .toList());
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        each(DOCUMENT.root(), node -> {
            if (node.has("$ref")) {
                assertThat(DOCUMENT.resolved(node).isMissingNode())
                        .as(node.toString())
                        .isFalse();
            }
        });
    }

    /** Otherwise an answer might have more than the document says. */
    @Test
    void everyObjectSaysWhatElseMayBeInIt() {
        each(DOCUMENT.root(), node -> {
            if (node.path("type").asText().equals("object")) {
                assertThat(node.has("additionalProperties")).as(node.toString()).isTrue();
                Set<String> known = names(node.path("properties"));
                node.path("required").forEach(name -> assertThat(known).contains(name.asText()));
            }
        });
    }

    @Test
    void everyExampleIsWhatItIsAnExampleOf() {
        each(
                DOCUMENT.root(),
                node -> node.path("examples").forEach(example -> {
                    assertThat(DOCUMENT.validate(node.path("schema"), example.path("value")))
                            .as(example.toString())
                            .isEmpty();
                }));
    }

    @Test
    void anUndocumentedFieldIsNoticed() {
        JsonNode schema = DOCUMENT.root().at("/components/responses/Run/content/application~1json/schema");
        ObjectNode run = DOCUMENT.root()
                .at("/components/responses/Run/content/application~1json/examples/running/value")
                .deepCopy();
        assertThat(DOCUMENT.validate(schema, run)).isEmpty();
        run.put("mood", "good");

        assertThat(DOCUMENT.validate(schema, run)).hasSize(1);
    }

    @Test
    void enumerationsAreThoseOfTheProgram() {
        assertThat(words("ProblemType")).containsExactlyElementsOf(words(ProblemType.values(), ProblemType::uri));
        assertThat(words("Verb")).containsExactlyElementsOf(words(RunVerb.values(), RunVerb::word));
        assertThat(words("Status"))
                .containsExactlyElementsOf(words(RunStatus.values(), RunStatus::word).stream()
                        .filter(word -> !word.equals("absent"))
                        .toList());
        assertThat(texts(DOCUMENT.root().at("/components/schemas/FieldError/properties/kind/enum")))
                .containsAll(words(
                        dev.kith.config.hocon.Problem.Kind.values(),
                        kind -> kind.name().toLowerCase(Locale.ROOT)));
    }

    @Test
    void examplesOfProblemsAreTrue() {
        Set<String> shown = new java.util.TreeSet<>();
        DOCUMENT.root()
                .at("/components/responses")
                .forEach(response -> response.at("/content/application~1problem+json/examples")
                        .properties()
                        .forEach(example -> {
                            ProblemType type = ProblemType.valueOf(
                                    example.getKey().toUpperCase(Locale.ROOT).replace('-', '_'));
                            JsonNode value = example.getValue().path("value");
                            assertThat(value.path("type").asText()).isEqualTo(type.uri());
                            assertThat(value.path("title").asText()).isEqualTo(type.title());
                            assertThat(value.path("status").asInt()).isEqualTo(type.status());
                            shown.add(type.uri());
                        }));
        assertThat(shown).containsExactlyInAnyOrderElementsOf(words("ProblemType"));
    }

    private static List<String> sorted(java.util.Collection<?> words) {
        return words.stream().map(String::valueOf).sorted().toList();
    }

    private static void each(JsonNode node, Consumer<JsonNode> check) {
        check.accept(node);
        node.forEach(child -> each(child, check));
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(java.util.Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static List<String> words(String schema) {
        return texts(DOCUMENT.root().at("/components/schemas/" + schema + "/enum"));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static <T> List<String> words(T[] values, java.util.function.Function<T, String> word) {
        Stream<String> all = Arrays.stream(values).map(word);
        return all.toList();
    }
}
