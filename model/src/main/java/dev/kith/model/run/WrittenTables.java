package dev.kith.model.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kith.model.checkpoint.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which tables Kith has written for a run: {@code written.json} holds the SHA-256 of each, by its path from the run
 * directory. A table with another content was corrected by a person, or comes from elsewhere, and is not overwritten.
 */
public record WrittenTables(RunDirectory directory) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Whether a table may be written over: there is none, or it is as Kith has written it. */
    public boolean mayReplace(Path table) {
        if (!Files.exists(table)) {
            return true;
        }
        try {
            return Files.isRegularFile(table) && Sha256.of(table).equals(read().get(name(table)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + table, e);
        }
    }

    /** Notes a table as it is now. */
    public void note(Path table) {
        try {
            SortedMap<String, String> known = read();
            known.put(name(table), Sha256.of(table));
            RunFiles.write(directory.written(), JSON.writeValueAsString(known) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot note " + table, e);
        }
    }

    private String name(Path table) {
        Path absolute = table.toAbsolutePath().normalize();
        Path root = directory.path().toAbsolutePath().normalize();
        return (absolute.startsWith(root) ? root.relativize(absolute) : absolute).toString();
    }

    /** A file that is damaged knows of no table: none is overwritten then. */
    private SortedMap<String, String> read() throws IOException {
        if (!Files.exists(directory.written())) {
            return new TreeMap<>();
        }
        try {
            SortedMap<String, String> known = JSON.readValue(
                    Files.readAllBytes(directory.written()), new TypeReference<TreeMap<String, String>>() {});
            return known == null ? new TreeMap<>() : known;
        } catch (JsonProcessingException e) {
            return new TreeMap<>();
        } catch (java.io.CharConversionException e) {
            return new TreeMap<>();
        }
    }
}
