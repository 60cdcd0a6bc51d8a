package dev.kith.http.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The folders below which a client may name data; where there are none, only data that Kith draws itself can be used. */
public record DataRoots(List<Path> paths) {

    public DataRoots {
        paths = paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    }

    /** Whether a path lies in one of the folders, wherever its links lead. */
    public boolean contains(Path path) {
        Path real = real(path);
        return paths.stream().anyMatch(root -> real.startsWith(real(root)));
    }

    /** The folder of the public sets: the first. */
    public Optional<Path> ofPublicSets() {
        return paths.stream().findFirst();
    }

    /** Without links as far as it exists: what does not exist leads nowhere else. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException missing) {
            Path parent = absolute.getParent();
            return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
        }
    }
}
