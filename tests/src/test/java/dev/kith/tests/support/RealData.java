package dev.kith.tests.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of the public data sets, where there is one. */
public final class RealData {

    private RealData() {}

    /** The folder of one set; the test is skipped, and says so, where it is missing. */
    public static Path folder(String name) {
        Optional<Path> found = Stream.concat(
                        Optional.ofNullable(System.getenv("KITH_DATA")).map(Path::of).stream(),
                        Stream.of(Path.of("..", "..", "shared", "data")))
                .map(root -> root.resolve(name))
                .filter(Files::isDirectory)
                .findFirst();
        assumeTrue(found.isPresent(), "skipped: no folder " + name + " in KITH_DATA or ../../shared/data");
        return found.orElseThrow();
    }
}
