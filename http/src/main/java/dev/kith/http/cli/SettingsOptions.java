package dev.kith.http.cli;

import dev.kith.config.hocon.SettingsRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words and options that settings are made from. */
final class SettingsOptions {
    private static final String DEFAULT_PRESET = "shapes";
    private static final String DATA_VARIABLE = "KITH_DATA";
    private static final String DIRECTORY = "data.directory";

    @Parameters(
            arity = "0..*",
            paramLabel = "PRESET key=value",
            description =
                    "A preset (default: shapes; ./kith presets lists them), and any keys of the configuration with"
                            + " the values they shall have (./kith config print --explain lists them).")
    List<String> words = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder that holds the folders of the public data sets, or for the preset images your own"
                    + " folder or archive. Public sets are also found by the environment variable KITH_DATA.")
    Optional<Path> data = Optional.empty();

    @Option(
            names = "--set-file",
            paramLabel = "FILE",
            description = "A HOCON file with keys that shall differ from the preset. May be given several times.")
    List<Path> files = new ArrayList<>();

    /** Layers, each above the ones before: preset, KITH_DATA where nothing else says it, files, --data, words. */
    SettingsRequest request(Console console) {
        return overrides(SettingsRequest.ofPreset(preset().orElse(DEFAULT_PRESET)), console);
    }

    /** The same on top of an earlier run's configuration. */
    SettingsRequest request(Path config, Console console) {
        return overrides(SettingsRequest.ofRun(config), console);
    }

    private SettingsRequest overrides(SettingsRequest base, Console console) {
        SettingsRequest request = base;
        Optional<String> root = console.variable(DATA_VARIABLE);
        if (root.isPresent()) {
            request = request.dataRoot(Path.of(root.get()), "environment variable " + DATA_VARIABLE);
        }
        for (Path file : files) {
            request = request.file(file);
        }
        if (data.isPresent()) {
            request = request.set(DIRECTORY, data.get().toString(), "--data");
        }
        return request.assign(assignments().toArray(String[]::new));
    }

    /** The one word that is no assignment. */
    Optional<String> preset() {
        return Words.of(words).preset();
    }

    /** The {@code key=value} words. */
    List<String> assignments() {
        return Words.of(words).assignments();
    }
}
