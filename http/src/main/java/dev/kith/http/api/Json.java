package dev.kith.http.api;

import static dev.kith.config.Text.format;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.headers.RawHeader;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.kith.http.api.bounds.JsonBounds;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records as JSON with names in snake case, as requests and as answers. */
final class Json {
    /** More than any request has; without bounds a short text could cost much time. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(JsonBounds.parsing())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .addModule(new Jdk8Module())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ContentType PROBLEM = MediaTypes.applicationWithFixedCharset(
                    "problem+json", HttpCharsets.UTF_8)
            .toContentType();

    /** Whatever is the reason that the service cannot answer: a moment later it may be gone. */
    private static final HttpHeader LATER = RawHeader.create("Retry-After", "5");

    private Json() {}

    /**
     * Reads a record with texts and settings within their bounds.
     *
     * @throws ProblemException if it is not JSON, or has wrong fields
     * @throws dev.kith.http.api.bounds.BeyondLimitException if there is too much of it
     */
    static <T> T readBounded(byte[] text, Class<T> type) {
        JsonNode tree = read(text, JsonNode.class);
        JsonBounds.require(tree);
        return parsed(() -> MAPPER.treeToValue(tree, type));
    }

    /**
     * Reads a record.
     *
     * @throws ProblemException if it is not JSON, or has wrong fields
     */
    static <T> T read(byte[] text, Class<T> type) {
        return parsed(() -> MAPPER.readValue(text, type));
    }

    /** The same, piece by piece. */
    static <T> T read(InputStream text, Class<T> type) {
        return parsed(() -> MAPPER.readValue(text, type));
    }

    /** A way to come from text to a value. */
    private interface Parsing<T> {
        @Nullable
        T parse() throws IOException;
    }

    private static <T> T parsed(Parsing<T> parsing) {
        try {
            T value = parsing.parse();
            if (value == null) {
                throw new ProblemException(Problem.ofField("", "wrong_value", "an object is expected, not null"));
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            throw new ProblemException(Problem.unknownField(path(e), known(e)));
        } catch (MismatchedInputException e) {
            throw new ProblemException(Problem.ofField(path(e), "wrong_value", "a value of another type is expected"));
        } catch (StreamConstraintsException e) {
            throw new ProblemException(Problem.of(
                    ProblemType.MALFORMED_REQUEST,
                    "deeper nested, or with a longer name or number, than is read here"));
        } catch (JsonProcessingException e) {
            String where = Optional.ofNullable(e.getLocation())
                    .map(at -> format("not JSON, at line %d, column %d", at.getLineNr(), at.getColumnNr()))
                    .orElse("not JSON");
            throw new ProblemException(Problem.of(ProblemType.MALFORMED_REQUEST, where));
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemType.MALFORMED_REQUEST, "not JSON"));
        }
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that is no JSON", e);
        }
    }

    static HttpResponse response(int status, Object value) {
        return response(status, ContentTypes.APPLICATION_JSON, value);
    }

    static HttpResponse problem(Problem problem) {
        HttpResponse answer = response(problem.status(), PROBLEM, problem);
        return problem.status() == ProblemType.UNAVAILABLE.status() ? answer.addHeader(LATER) : answer;
    }

    private static HttpResponse response(int status, ContentType type, Object value) {
        try {
            return HttpResponse.create()
                    .withStatus(status)
                    .withEntity(HttpEntities.create(type, MAPPER.writeValueAsBytes(value)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that is no JSON", e);
        }
    }

    private static List<String> known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .map(String::valueOf)
                .collect(Collectors.joining("."));
    }
}
