package dev.kith.http.cli;

import dev.kith.model.run.RunDirectory;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** What lies in the directory of a run. */
final class FilesOfRun {
    private static final List<String> OTHERS = List.of("error.txt");

    private FilesOfRun() {}

    /** Names of those that exist, the most useful first. */
    static List<String> existing(RunDirectory run) {
        Stream<String> known = Stream.of(
                        run.report(),
                        run.model(),
                        run.modelCard(),
                        run.labels(),
                        run.metrics(),
                        run.timeline(),
                        run.config())
                .map(path -> String.valueOf(path.getFileName()));
        return Stream.concat(known, Stream.concat(OTHERS.stream(), Stream.of("checkpoints", "control")))
                .filter(name -> Files.exists(run.path().resolve(name)))
                .toList();
    }
}
