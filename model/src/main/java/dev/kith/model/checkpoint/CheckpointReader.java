package dev.kith.model.checkpoint;

import static dev.kith.config.Text.format;

import dev.kith.model.engine.NamedTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checkpoints of a run, for reading. Changes nothing on the disk, so that it may look at a run that another process is
 * training.
 */
public final class CheckpointReader {
    private static final Pattern NAME = Pattern.compile("step-(\\d{10,18})");
    static final String SUFFIX = ".safetensors";

    private final Path directory;

    /**
     * Reads what is, or will be, in a directory.
     *
     * @param directory {@code checkpoints/} of a run
     */
    public CheckpointReader(Path directory) {
        this.directory = directory;
    }

    static String nameOf(long step) {
        return format("step-%010d", step);
    }

    /** Where the checkpoint of a step lies, or would lie. */
    public Path pathOf(long step) {
        return directory.resolve(nameOf(step));
    }

    /** Steps of all checkpoints, ascending, good or not. */
    public List<Long> steps() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(path -> NAME.matcher(path.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(match -> Long.parseLong(match.group(1)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CheckpointException(directory, "cannot be listed: " + e.getMessage(), e);
        }
    }

    /** Step of the newest checkpoint whose every file is as it was written. Reads these files. */
    public OptionalLong newest() {
        return newestGood(steps());
    }

    /**
     * Loads a checkpoint, every file of it checked against the manifest.
     *
     * @param step which one; empty: the newest. If that is damaged, no older one is taken in its place: how much work to
     *     repeat is the user's choice
     * @throws CheckpointException if there is none, or if a file is missing, truncated or altered; it then names the file
     *     and the last good checkpoint
     */
    public LoadedCheckpoint load(Optional<Long> step) {
        List<Long> steps = new ArrayList<>(steps());
        if (steps.isEmpty()) {
            throw new CheckpointException(directory, "no checkpoint");
        }
        long wanted = step.orElse(steps.get(steps.size() - 1));
        if (!steps.contains(wanted)) {
            throw new CheckpointException(directory, format("no checkpoint of step %d, only of %s", wanted, steps));
        }
        try {
            return load(wanted);
        } catch (CheckpointException e) {
            steps.remove(wanted);
            throw e.withLastGood(newestGood(steps));
        }
    }

    /**
     * Loads the newest checkpoint whose every file is as it was written.
     *
     * @param passedOver hears of each newer one that is damaged: the file and what is wrong with it
     * @throws CheckpointException if there is none; it then names the file that is wrong with the newest
     */
    public LoadedCheckpoint loadNewestGood(Consumer<CheckpointException> passedOver) {
        List<Long> steps = steps();
        List<CheckpointException> damaged = new ArrayList<>();
        for (int i = steps.size() - 1; i >= 0; i--) {
            try {
                LoadedCheckpoint loaded = load(steps.get(i));
                damaged.forEach(passedOver);
                return loaded;
            } catch (CheckpointException e) {
                damaged.add(e);
            }
        }
        throw damaged.isEmpty()
                ? new CheckpointException(directory, "no checkpoint")
                : damaged.get(0).withLastGood(OptionalLong.empty());
    }

    /** The manifest of the newest checkpoint that has a readable one, whatever its other files are. */
    public Optional<CheckpointManifest> newestManifest() {
        List<Long> steps = steps();
        for (int i = steps.size() - 1; i >= 0; i--) {
            try {
                return Optional.of(CheckpointManifest.read(pathOf(steps.get(i)), steps.get(i)));
            } catch (CheckpointException e) {
                // An older one tells as well.
            }
        }
        return Optional.empty();
    }

    private OptionalLong newestGood(List<Long> steps) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (isGood(steps.get(i))) {
                return OptionalLong.of(steps.get(i));
            }
        }
        return OptionalLong.empty();
    }

    private boolean isGood(long step) {
        try {
            verify(step);
            return true;
        } catch (CheckpointException e) {
            return false;
        }
    }

    private LoadedCheckpoint load(long step) {
        CheckpointManifest manifest = verify(step);
        Map<String, NamedTensors> states = new TreeMap<>();
        for (String file : manifest.files().keySet()) {
            if (file.endsWith(SUFFIX)) {
                String node = file.substring(0, file.length() - SUFFIX.length());
                states.put(node, Safetensors.read(pathOf(step).resolve(file)).floats());
            }
        }
        return new LoadedCheckpoint(step, states, manifest);
    }

    /** Compares sizes and hashes with the manifest. */
    private CheckpointManifest verify(long step) {
        Path checkpoint = pathOf(step);
        CheckpointManifest manifest = CheckpointManifest.read(checkpoint, step);
        manifest.files().forEach((name, entry) -> verify(checkpoint.resolve(name), entry));
        return manifest;
    }

    private static void verify(Path file, CheckpointManifest.FileEntry entry) {
        if (!Files.isRegularFile(file)) {
            throw new CheckpointException(file, "missing");
        }
        try {
            long bytes = Files.size(file);
            if (bytes != entry.bytes()) {
                throw new CheckpointException(
                        file,
                        format(
                                "%s: %d bytes, but %d were written",
                                bytes < entry.bytes() ? "truncated" : "altered", bytes, entry.bytes()));
            }
            if (!Sha256.of(file).equals(entry.sha256())) {
                throw new CheckpointException(file, "altered: its SHA-256 is not the one of the manifest");
            }
        } catch (IOException e) {
            throw new CheckpointException(file, "cannot be read: " + e.getMessage(), e);
        }
    }
}
