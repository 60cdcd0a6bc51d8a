package dev.kith.model.checkpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Which checkpoint did best on the validation part: {@code best.json} beside the checkpoints. It outlives newer ones. Safe
 * to share: what is measured and what is saved come from different threads.
 */
public final class BestCheckpoint {
    static final String NAME = "best.json";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private Optional<Entry> entry;

    /**
     * A step and how well it did.
     *
     * @param accuracy on the validation part, 0 … 1
     */
    public record Entry(
            long step, @JsonProperty("validation_accuracy") double accuracy) {}

    /** Goes on from what the directory tells. A file that cannot be read costs the memory of the best, nothing else. */
    BestCheckpoint(Path directory) throws IOException {
        this.file = directory.resolve(NAME);
        this.entry = Files.exists(file) ? parse(Files.readAllBytes(file)) : Optional.empty();
    }

    /** Where it stands. */
    public static Path in(Path checkpoints) {
        return checkpoints.resolve(NAME);
    }

    /** Whether what stands there, if anything does, can be read. */
    public static boolean isReadable(Path checkpoints) {
        try {
            return !Files.exists(in(checkpoints))
                    || parse(Files.readAllBytes(in(checkpoints))).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Entry> parse(byte[] json) throws IOException {
        try {
            return Optional.ofNullable(JSON.readValue(json, Entry.class)); // the text may be null
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /**
     * Tells how well a saved step did. Of equals the first stays.
     *
     * @throws CheckpointException if the disk refuses
     */
    public synchronized void offer(long step, double accuracy) {
        if (entry.isEmpty() || accuracy > entry.get().accuracy()) {
            replace(Optional.of(new Entry(step, accuracy)));
        }
    }

    /** The best so far. */
    public synchronized Optional<Entry> entry() {
        return entry;
    }

    synchronized boolean is(long step) {
        return entry.isPresent() && entry.get().step() == step;
    }

    /** The run goes on from this step: what came later never happened. */
    synchronized void forgetAfter(long step) {
        if (entry.isPresent() && entry.get().step() > step) {
            replace(Optional.empty());
        }
    }

    private void replace(Optional<Entry> next) {
        try {
            if (next.isPresent()) {
                Path aside = file.resolveSibling(".tmp-" + NAME);
                Files.write(aside, JSON.writeValueAsBytes(next.get()));
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new CheckpointException(file, "cannot be written: " + e.getMessage(), e);
        }
        entry = next;
    }
}
