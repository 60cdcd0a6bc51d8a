package dev.kith.model.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;

/**
 * A setting that was changed while its run was living. {@code config.conf} says what holds, {@code changes.json} how it came
 * to hold.
 *
 * @param step the first one that was made with it
 * @param key dotted
 * @param time when it began to hold, in ISO 8601
 */
public record SettingsChange(long step, String key, BigDecimal from, BigDecimal to, String time) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** The same, if the run has gone back before it: steps that are made again are made with what holds now. */
    public SettingsChange notAfter(long next) {
        return next < step ? new SettingsChange(next, key, from, to, time) : this;
    }

    /** Writes all changes of a run, in the order in which they came. */
    public static void write(RunDirectory directory, List<SettingsChange> changes) {
        try {
            RunFiles.write(directory.changes(), JSON.writeValueAsString(changes) + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether {@link #read} can read what there is. */
    public static boolean isReadable(RunDirectory directory) {
        try {
            return read(directory).stream().allMatch(change -> change != null && change.key() != null);
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** All changes of a run; none where none were made. */
    public static List<SettingsChange> read(RunDirectory directory) {
        if (!Files.isRegularFile(directory.changes())) {
            return List.of();
        }
        try {
            List<SettingsChange> changes =
                    JSON.readValue(directory.changes().toFile(), new TypeReference<List<SettingsChange>>() {});
            return changes == null ? List.of() : changes; // the text may be null
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory.changes() + ": " + e.getMessage(), e);
        }
    }
}
