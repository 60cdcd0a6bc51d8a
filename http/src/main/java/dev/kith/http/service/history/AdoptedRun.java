package dev.kith.http.service.history;

import static dev.kith.config.Text.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kith.config.Settings;
import dev.kith.config.hocon.ConfigurationException;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.checkpoint.CheckpointException;
import dev.kith.model.checkpoint.CheckpointReader;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunException;
import dev.kith.model.run.lock.RunLock;
import dev.kith.protocol.wire.RunCreated;
import dev.kith.protocol.wire.RunPosition;
import dev.kith.protocol.wire.RunSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A run as its directory alone tells of it. */
final class AdoptedRun {
    /** Greater than any number of events that a run has had: numbers of events never get smaller. */
    private static final long FIRST_VERSION = 10_000;

    private static final String ERROR = "error.txt";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunDirectory directory;
    private final OptionalLong newest;

    private AdoptedRun(RunDirectory directory, OptionalLong newest) {
        this.directory = directory;
        this.newest = newest;
    }

    /** How it ended. */
    private record Ending(String status, String reason, long step, long sinceMillis) {}

    /**
     * Reads a directory with a configuration in it.
     *
     * @param after the last number that events of a run of this name have had
     * @throws RunException if another process works there, or if it cannot be read, saying so
     */
    static RunSnapshot of(RunDirectory directory, long after) {
        RunLock.requireFree(directory);
        directory.requireSettings();
        try {
            String config = Files.readString(directory.config());
            Settings settings = SettingsLoader.load(SettingsRequest.ofRun(directory.config()))
                    .settings();
            OptionalLong newest = new CheckpointReader(directory.checkpoints()).newest();
            return new AdoptedRun(directory, newest).snapshot(settings, config, Math.max(after + 1, FIRST_VERSION));
        } catch (IOException | ConfigurationException | CheckpointException e) {
            throw new RunException(format("%s cannot be read: %s", directory.path(), e.getMessage()));
        }
    }

    private RunSnapshot snapshot(Settings settings, String config, long version) throws IOException {
        Ending ending = ending();
        RunPosition.Builder position = RunPosition.newBuilder().setStep(ending.step());
        newest.ifPresent(position::setCheckpoint);
        long created = millis(directory.config());
        return RunSnapshot.newBuilder()
                .setVersion(version)
                .setStatus(ending.status())
                .setReason(ending.reason() + "; taken in from its directory")
                .setSinceMillis(ending.sinceMillis())
                .setCreatedMillis(created)
                .setQueuedMillis(created)
                .setAttempt(newest.isPresent() || ending.step() > 0 ? 1 : 0)
                .setPosition(position)
                .setAsked(RunCreated.newBuilder().setPreset(settings.preset()).setConfig(config))
                .build();
    }

    private Ending ending() throws IOException {
        OptionalLong made = completed(directory);
        if (made.isPresent()) {
            return new Ending("completed", "made all its steps", made.getAsLong(), millis(directory.report()));
        }
        Path error = directory.path().resolve(ERROR);
        if (Files.isRegularFile(error) && millis(error) >= newestMillis()) {
            return new Ending("failed", "failed, see " + ERROR, newest.orElse(0), millis(error));
        }
        String reason = newest.isPresent()
                ? format("stopped before step %1$d, saved as step-%1$010d", newest.getAsLong())
                : "stopped before its first checkpoint";
        return new Ending("stopped", reason, newest.orElse(0), newestMillis());
    }

    private long newestMillis() throws IOException {
        return newest.isPresent()
                ? millis(new CheckpointReader(directory.checkpoints()).pathOf(newest.getAsLong()))
                : millis(directory.config());
    }

    /** How many steps a run has made that has a report, which is written last; empty without one that can be read. */
    static OptionalLong completed(RunDirectory directory) {
        if (!Files.isRegularFile(directory.report())) {
            return OptionalLong.empty();
        }
        try {
            JsonNode steps = JSON.readTree(new String(Files.readAllBytes(directory.report()), StandardCharsets.UTF_8))
                    .path("steps");
            return steps.canConvertToLong() ? OptionalLong.of(steps.asLong()) : OptionalLong.empty();
        } catch (IOException damaged) {
            return OptionalLong.empty();
        }
    }

    private static long millis(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toMillis();
    }
}
