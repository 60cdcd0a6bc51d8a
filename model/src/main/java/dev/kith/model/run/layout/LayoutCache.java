package dev.kith.model.run.layout;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers choices between runs, in one file of a user. It is only a help: what cannot be read counts as nothing, and what
 * cannot be written is measured again.
 */
public final class LayoutCache {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final TypeReference<TreeMap<String, LayoutChoice>> CHOICES = new TypeReference<>() {};

    private final Path file;

    /** @param directory need not exist */
    public LayoutCache(Path directory) {
        this.file = directory.resolve("layouts.json");
    }

    /** In {@code KITH_CACHE}, else {@code XDG_CACHE_HOME/kith}, else {@code ~/.cache/kith}. */
    public static LayoutCache ofUser() {
        return new LayoutCache(directory(System.getenv("KITH_CACHE"), System.getenv("XDG_CACHE_HOME")));
    }

    static Path directory(@Nullable String own, @Nullable String xdg) {
        if (own != null && !own.isBlank()) {
            return Path.of(own);
        }
        Path base = xdg != null && !xdg.isBlank() ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("kith");
    }

    /** What was chosen under a key. */
    Optional<LayoutChoice> find(String key) {
        return Optional.ofNullable(read().get(key));
    }

    /** Keeps a choice. Of two processes that write at once, one wins. */
    void put(String key, LayoutChoice choice) {
        TreeMap<String, LayoutChoice> choices = read();
        choices.put(key, choice);
        try {
            Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
            Path aside = Files.createTempFile(directory, "layouts", ".tmp");
            Files.writeString(aside, JSON.writeValueAsString(choices) + "\n");
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | SecurityException e) {
            // The next run measures again.
        }
    }

    private TreeMap<String, LayoutChoice> read() {
        try {
            return Files.isRegularFile(file) ? JSON.readValue(file.toFile(), CHOICES) : new TreeMap<>();
        } catch (IOException | SecurityException e) {
            return new TreeMap<>();
        }
    }
}
