package dev.kith.config.hocon;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What settings shall be read from: a preset or an earlier run's configuration, then whatever overrides it, each
 * addition above the ones before. Nothing is read before {@link SettingsLoader#load}. Immutable.
 */
public final class SettingsRequest {
    private final List<Source> sources;
    private final Optional<DataRoot> dataRoot;
    private final boolean absolutePathsOnly;

    private SettingsRequest(List<Source> sources, Optional<DataRoot> dataRoot, boolean absolutePathsOnly) {
        this.sources = List.copyOf(sources);
        this.dataRoot = dataRoot;
        this.absolutePathsOnly = absolutePathsOnly;
    }

    private static SettingsRequest of(Source source) {
        return new SettingsRequest(List.of(source), Optional.empty(), false);
    }

    /** Begins with a preset. */
    public static SettingsRequest ofPreset(String name) {
        return of(new Source.OfPreset(name));
    }

    /** Begins with a complete configuration, such as the {@code config.conf} of a run; its preset is only a label. */
    public static SettingsRequest ofRun(Path file) {
        return of(new Source.OfFile(file));
    }

    /** The same from text, such as a journal's. */
    public static SettingsRequest ofRun(String hocon, String where) {
        return of(new Source.OfText(hocon, where));
    }

    /** Adds a HOCON file; it may include others and refer to environment variables. */
    public SettingsRequest file(Path path) {
        return plus(List.of(new Source.OfFile(path)));
    }

    /**
     * Adds HOCON or JSON from elsewhere, such as a request's body. It holds values only: neither includes nor
     * substitutions, so that text from strangers is safe.
     *
     * @param where its name in messages
     */
    public SettingsRequest text(String hocon, String where) {
        return plus(List.of(new Source.OfText(hocon, where)));
    }

    /**
     * Adds {@code key=value} words of the command line. A value is taken as it stands; only one that begins with
     * a bracket, a brace or a double quote is read as HOCON, and {@code null} clears the key. Of two values for one
     * key the later one counts.
     */
    public SettingsRequest assign(String... assignments) {
        return assign(Arrays.asList(assignments), "command line");
    }

    /**
     * The same from elsewhere.
     *
     * @param where their name in messages
     */
    public SettingsRequest assign(List<String> assignments, String where) {
        return plus(assignments.stream()
                .map(text -> new Source.OfAssignment(text, where))
                .toList());
    }

    /**
     * Adds one value, taken literally.
     *
     * @param where its name in messages, such as {@code --data DIR}
     */
    public SettingsRequest set(String key, String value, String where) {
        return plus(List.of(new Source.OfValue(key, value, where)));
    }

    /**
     * Names the folder that holds the folders of the public data sets. It supplies {@code data.directory} where
     * nothing else does and the source is one of these sets.
     *
     * @param where its name in messages, such as {@code environment variable KITH_DATA}
     */
    public SettingsRequest dataRoot(Path root, String where) {
        return new SettingsRequest(sources, Optional.of(new DataRoot(root, where)), absolutePathsOnly);
    }

    /**
     * Refuses paths that are not absolute: in a request from elsewhere they would tell the working directory or the home
     * of the process that reads it, and mean nothing to the one that sends it.
     */
    public SettingsRequest absolutePathsOnly() {
        return new SettingsRequest(sources, dataRoot, true);
    }

    private SettingsRequest plus(List<? extends Source> more) {
        List<Source> all = new ArrayList<>(sources);
        all.addAll(more);
        return new SettingsRequest(all, dataRoot, absolutePathsOnly);
    }

    List<Source> sources() {
        return sources;
    }

    boolean takesAbsolutePathsOnly() {
        return absolutePathsOnly;
    }

    Optional<DataRoot> dataRoot() {
        return dataRoot;
    }

    /** The folder of the public data sets. */
    record DataRoot(Path path, String where) {}
}
