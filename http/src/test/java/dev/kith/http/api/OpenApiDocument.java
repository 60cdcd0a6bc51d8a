package dev.kith.http.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code openapi.yaml} as tests read it: with references resolved, and schemas that validate. */
final class OpenApiDocument {
    static final OpenApiDocument INSTANCE = new OpenApiDocument();

    private final JsonNode root;
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    private OpenApiDocument() {
        try (InputStream text = Contract.class.getClassLoader().getResourceAsStream(Contract.DOCUMENT)) {
            root = new YAMLMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** What the document says of a method of a path; missing if nothing. */
    JsonNode operation(String template, String method) {
        return root.path("paths").path(template).path(method.toLowerCase(java.util.Locale.ROOT));
    }

    /** A node, or the one that it refers to. */
    JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : resolved(root.at(reference.substring(1)));
    }

    /** What is wrong with a value; empty if nothing. */
    List<Error> validate(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value);
    }

    /** With the schemas that it refers to where JSON Schema expects them. */
    private Schema compile(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("$defs", root.at("/components/schemas"));
        return schemas.getSchema(whole.toString().replace("#/components/schemas/", "#/$defs/"));
    }
}
