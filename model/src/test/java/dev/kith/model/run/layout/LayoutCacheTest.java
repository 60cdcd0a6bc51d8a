package dev.kith.model.run.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.PipelineSettings.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LayoutCacheTest {
    private static final LayoutChoice ONE = new LayoutChoice(
            Layout.SHARED, 1, 2, new TreeMap<>(Map.of("shared, 2 threads, 1 worker", 60.25)), "2026-01-01T12:00:00Z");
    private static final LayoutChoice TWO = new LayoutChoice(
            Layout.TURNS, 0, 2, new TreeMap<>(Map.of("turns, 2 threads", 50.0)), "2026-01-02T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void whatWasChosenIsKnownToOtherRuns() {
        new LayoutCache(directory.resolve("new")).put("a", ONE);
        new LayoutCache(directory.resolve("new")).put("b", TWO);

        LayoutCache later = new LayoutCache(directory.resolve("new"));
        assertThat(later.find("a")).contains(ONE);
        assertThat(later.find("b")).contains(TWO);
        assertThat(later.find("c")).isEmpty();
    }

    @Test
    void aNewChoiceReplacesTheOldOne() {
        LayoutCache cache = new LayoutCache(directory);
        cache.put("a", ONE);
        cache.put("a", TWO);

        assertThat(cache.find("a")).contains(TWO);
        assertThat(directory).isDirectoryContaining("glob:**layouts.json");
        assertThat(directory.toFile().list()).hasSize(1);
    }

    @Test
    void aDamagedFileCountsAsNothingAndIsReplaced() throws IOException {
        Files.writeString(directory.resolve("layouts.json"), "{\"a\": {\"layout\": \"diagonal\"");
        LayoutCache cache = new LayoutCache(directory);

        assertThat(cache.find("a")).isEmpty();
        cache.put("a", ONE);
        assertThat(cache.find("a")).contains(ONE);
    }

    @Test
    void whereNothingCanBeWrittenNothingIsRemembered() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        LayoutCache cache = new LayoutCache(file.resolve("cache"));

        cache.put("a", ONE);

        assertThat(cache.find("a")).isEmpty();
    }

    @Test
    void itsPlaceCanBeChosen() {
        assertThat(LayoutCache.directory("/own", "/xdg")).isEqualTo(Path.of("/own"));
        assertThat(LayoutCache.directory(" ", "/xdg")).isEqualTo(Path.of("/xdg/kith"));
        assertThat(LayoutCache.directory(null, "")).isEqualTo(Path.of(System.getProperty("user.home"), ".cache/kith"));
    }
}
