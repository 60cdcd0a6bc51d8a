package dev.kith.http.service;

import static dev.kith.config.Text.format;

import dev.kith.config.Settings;
import dev.kith.config.hocon.ConfigurationException;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsPrinter;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.run.DamagedFiles;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunException;
import dev.kith.model.run.SettingsChange;
import dev.kith.model.run.lock.RunLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The directory of a run of the service: taken when the run is created, and true to the journal from then on. */
record RunFolder(RunDirectory directory) {

    /**
     * Makes the directory, with the configuration in it by which everybody knows that there is a run.
     *
     * @return false if there is something already, unless it is only the same configuration: a service that died before
     *     its journal had the run leaves that
     */
    boolean reserve(Specification specification) {
        try {
            Files.createDirectories(directory.path().getParent());
            Files.createDirectory(directory.path());
        } catch (FileAlreadyExistsException e) {
            return holdsOnly(specification);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            directory.writeConfig(specification.config());
        } catch (UncheckedIOException e) {
            remove();
            throw e;
        }
        return true;
    }

    /** Removes the directory, if there is nothing in it but what {@link #reserve} has made. */
    void release(Specification specification) {
        if (holdsOnly(specification)) {
            remove();
        }
    }

    private boolean holdsOnly(Specification specification) {
        try (Stream<Path> files = Files.list(directory.path())) {
            // A process that was killed may have left its lock, too.
            return files.filter(file -> !file.equals(directory.lock())).toList().equals(List.of(directory.config()))
                    && Files.readString(directory.config()).equals(specification.config());
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The settings to run by. A budget of minutes was measured when the run began, and stands in its directory as a number
     * of steps since: a run that goes on keeps its length, and with it its schedules. Data that have moved stand there with
     * their new place.
     */
    Settings settings(Specification specification) {
        SettingsRequest request = SettingsRequest.ofRun(specification.config(), "journal");
        Settings settings = SettingsLoader.load(request).settings();
        if (!Files.isRegularFile(directory.config())) {
            return settings;
        }
        Optional<Settings> written = written();
        if (written.isEmpty()) {
            return settings; // the journal has the truth
        }
        Settings files = written.get();
        OptionalLong steps = files.budget().steps();
        if (settings.budget().minutes().isPresent() && steps.isPresent()) {
            request = request.set("budget.steps", Long.toString(steps.getAsLong()), "measured");
        }
        Optional<Path> data = files.data().directory();
        if (data.isPresent() && !data.equals(settings.data().directory())) {
            request = request.set("data.directory", data.get().toString(), "moved");
        }
        return SettingsLoader.load(request).settings();
    }

    private Optional<Settings> written() {
        try {
            directory.requireSettings();
            return Optional.of(SettingsLoader.load(SettingsRequest.ofRun(directory.config()))
                    .settings());
        } catch (ConfigurationException | RunException damaged) {
            return Optional.empty();
        }
    }

    /**
     * Writes the configuration again from the journal, if it cannot be read any more; the damaged one is set aside.
     *
     * @return what is to be told of it
     */
    Optional<String> repaired(Specification specification) {
        if (!Files.isRegularFile(directory.config()) || written().isPresent()) {
            return Optional.empty();
        }
        String aside = DamagedFiles.setAside(directory.config());
        directory.writeConfig(specification.config());
        return Optional.of(format(
                "%s was damaged and is set aside as %s: it is written again from the journal",
                directory.config(), aside));
    }

    /** Lets the files say which settings hold, and since when. */
    void settle(RunSettings settings) {
        if (!Files.isDirectory(directory.path())) {
            return;
        }
        String config = SettingsPrinter.print(settings(settings.now()));
        try {
            if (!Files.exists(directory.config())
                    || !new String(Files.readAllBytes(directory.config()), StandardCharsets.UTF_8).equals(config)) {
                directory.writeConfig(config);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!SettingsChange.isReadable(directory)) {
            DamagedFiles.setAside(directory.changes());
        }
        if (!SettingsChange.read(directory).equals(settings.changes())) {
            SettingsChange.write(directory, settings.changes());
        }
    }

    /**
     * Removes it; the configuration last, so that what stays is still known as this run.
     *
     * @throws dev.kith.model.run.RunException if another process works in it, or naming what cannot be removed
     */
    void remove() {
        if (!Files.exists(directory.path())) {
            return;
        }
        RunLock.requireFree(directory);
        RemainingFiles.afterRemoval(directory, Files::deleteIfExists);
    }
}
