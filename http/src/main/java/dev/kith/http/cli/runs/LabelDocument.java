package dev.kith.http.cli.runs;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** All pages as the one document that a service would send if it sent all at once; written as they come. */
final class LabelDocument {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private LabelDocument() {}

    static void write(LabelPages pages, PrintStream out) throws IOException {
        JsonGenerator document = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        document.writeStartObject();
        for (String name : new String[] {"step", "total"}) {
            document.writeFieldName(name);
            document.writeTree(pages.head().path(name));
        }
        document.writeArrayFieldStart("labels");
        pages.forEach(label -> write(label, document));
        document.writeEndArray();
        document.writeEndObject();
        document.close();
        out.println();
    }

    private static void write(JsonNode label, JsonGenerator document) {
        try {
            document.writeTree(label);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
