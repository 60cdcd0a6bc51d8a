package dev.kith.http.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where a run goes if nobody says it. */
final class RunNames {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private RunNames() {}

    /** {@code parent/preset-time}; with a number if that exists. */
    static Path fresh(Path parent, String preset, LocalDateTime now) {
        String name = preset + "-" + TIME.format(now);
        return Stream.concat(Stream.of(name), IntStream.iterate(2, n -> n + 1).mapToObj(n -> name + "-" + n))
                .map(parent::resolve)
                .filter(path -> Files.notExists(path))
                .findFirst()
                .orElseThrow();
    }
}
