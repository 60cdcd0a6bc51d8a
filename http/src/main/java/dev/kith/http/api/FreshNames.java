package dev.kith.http.api;

import dev.kith.http.service.RunService;
import dev.kith.http.service.RunView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names for runs to which nobody has given one: the preset and the time, with a number if that is taken. */
final class FreshNames {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final RunService runs;
    private final Path directory;
    private final InstantSource clock;

    FreshNames(RunService runs, Path directory, InstantSource clock) {
        this.runs = runs;
        this.directory = directory;
        this.clock = clock;
    }

    CompletionStage<String> next(String preset) {
        String name = preset + "-" + TIME.format(clock.instant());
        return runs.all().thenApply(all -> {
            Set<String> taken = all.stream().map(RunView::id).collect(Collectors.toSet());
            return Stream.concat(
                            Stream.of(name), IntStream.iterate(2, n -> n + 1).mapToObj(n -> name + "-" + n))
                    .filter(id -> !taken.contains(id) && Files.notExists(directory.resolve(id)))
                    .findFirst()
                    .orElseThrow();
        });
    }
}
