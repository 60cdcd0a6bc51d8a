package dev.kith.model.run;

import static dev.kith.config.Text.format;

import dev.kith.config.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where the files of a run lie. */
public record RunDirectory(Path path) {
    private static final Pattern LAST_BLOCK = Pattern.compile("(?m)^\\s*metrics\\b");

    /**
     * A directory for a new run.
     *
     * @throws RunException if it already holds a run, or cannot be made
     */
    public static RunDirectory create(Path path) {
        RunDirectory directory = new RunDirectory(path.toAbsolutePath().normalize());
        directory.requireNew();
        try {
            Files.createDirectories(directory.path);
        } catch (IOException e) {
            throw new RunException(format("cannot make the run directory %s: %s", path, e.getMessage()));
        }
        return directory;
    }

    /**
     * The directory of an earlier run.
     *
     * @throws RunException if there is no run, or if its configuration is empty
     */
    public static RunDirectory open(Path path) {
        RunDirectory directory = new RunDirectory(path.toAbsolutePath().normalize());
        if (!Files.isRegularFile(directory.config())) {
            throw new RunException(format(
                    "%s holds no run: there is no %s in it",
                    path, directory.config().getFileName()));
        }
        directory.requireSettings();
        return directory;
    }

    /**
     * Makes sure that the configuration is whole: one that is empty or cut between two blocks would stand for the defaults in
     * what it lacks, and the run would go on as another one. A run writes all keys, and those of {@code metrics} last.
     *
     * @throws RunException if it is not
     */
    public void requireSettings() {
        try {
            String text = new String(Files.readAllBytes(config()), StandardCharsets.UTF_8);
            if (!LAST_BLOCK.matcher(text).find()) {
                throw new RunException(format(
                        "%s is damaged: it %s. Put it back as it was.",
                        config(), text.isBlank() ? "is empty" : "ends before its last block, metrics"));
            }
        } catch (IOException e) {
            throw new RunException(format("%s cannot be read: %s", config(), e.getMessage()));
        }
    }

    /**
     * Makes sure that no run has begun here. Of two that begin at once, the one that asks while it holds the lock can rely on
     * the answer.
     *
     * @throws RunException if one has
     */
    public void requireNew() {
        if (Files.exists(config())) {
            throw new RunException(format(
                    "%s already holds a run: choose another --run-dir, or go on with --resume %s",
                    path, Shell.quoted(path)));
        }
    }

    /** The resolved settings. */
    public Path config() {
        return path.resolve("config.conf");
    }

    /** Settings that were changed while the run was living; only where some were. */
    public Path changes() {
        return path.resolve("changes.json");
    }

    /** Every example of the run with the part it plays. */
    public Path examples() {
        return path.resolve("examples.csv");
    }

    /** What the run was prepared from, beside its examples. */
    public Path prepared() {
        return path.resolve("prepared.json");
    }

    /** Which process works here, while one does. */
    public Path lock() {
        return path.resolve("run.lock");
    }

    /** Digests of the tables that Kith has written: what a person has corrected since differs. */
    public Path written() {
        return path.resolve("written.json");
    }

    /** What the data hold, as {@link FoundData}; from before the first step on. */
    public Path found() {
        return path.resolve("found.json");
    }

    public Path report() {
        return path.resolve("report.json");
    }

    public Path metrics() {
        return path.resolve("metrics.jsonl");
    }

    public Path checkpoints() {
        return path.resolve("checkpoints");
    }

    public Path model() {
        return path.resolve("model.safetensors");
    }

    public Path modelCard() {
        return path.resolve("model.json");
    }

    public Path labels() {
        return path.resolve("labels.csv");
    }

    /** Who worked when, towards the end of the run. */
    public Path timeline() {
        return path.resolve("timeline.json");
    }

    /** The supervised comparison, a run of its own. */
    public Path control() {
        return path.resolve("control");
    }

    /** The name of the run. */
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /** Writes the resolved settings, replacing earlier ones: there is always one whole file or the other. */
    public void writeConfig(String text) {
        RunFiles.write(config(), text);
    }
}
