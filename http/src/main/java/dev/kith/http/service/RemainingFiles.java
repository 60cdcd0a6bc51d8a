package dev.kith.http.service;

import static dev.kith.config.Text.format;

import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Removes the directory of a run as far as it can be removed, and knows what stays. */
final class RemainingFiles extends SimpleFileVisitor<Path> {
    private static final int MOST_NAMED = 5;

    private final RunDirectory directory;
    private final Deletion deletion;
    private final List<String> stayed = new ArrayList<>();

    private RemainingFiles(RunDirectory directory, Deletion deletion) {
        this.directory = directory;
        this.deletion = deletion;
    }

    /** Removes one file or empty directory. */
    @FunctionalInterface
    interface Deletion {
        void delete(Path file) throws IOException;
    }

    /**
     * Removes everything, whatever cannot be; the configuration last, and only if nothing else stays.
     *
     * @throws RunException naming what stays
     */
    static void afterRemoval(RunDirectory directory, Deletion deletion) {
        RemainingFiles files = new RemainingFiles(directory, deletion);
        try {
            Files.walkFileTree(directory.path(), files);
        } catch (IOException e) {
            files.stayed(directory.path(), e);
        }
        if (files.stayed.isEmpty()) {
            files.delete(directory.config());
            files.delete(directory.path());
        }
        files.complain();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!file.equals(directory.config())) {
            delete(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        stayed(file, failure);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
        if (!folder.equals(directory.path())) {
            delete(folder);
        }
        return FileVisitResult.CONTINUE;
    }

    private void delete(Path file) {
        try {
            deletion.delete(file);
        } catch (NoSuchFileException e) {
            // that is what was wanted
        } catch (DirectoryNotEmptyException e) {
            if (stayed.isEmpty()) {
                stayed(file, e); // otherwise what is in it is named already
            }
        } catch (IOException e) {
            stayed(file, e);
        }
    }

    private void stayed(Path file, IOException failure) {
        String name = directory.path().relativize(file).toString();
        stayed.add(format(
                "%s (%s)",
                name.isEmpty() ? directory.name() : name, failure.getClass().getSimpleName()));
    }

    private void complain() {
        if (!stayed.isEmpty()) {
            String more = stayed.size() > MOST_NAMED ? format(" and %d more", stayed.size() - MOST_NAMED) : "";
            throw new RunException(format(
                    "files of %s cannot be removed: %s%s",
                    directory.path(), String.join(", ", stayed.subList(0, Math.min(MOST_NAMED, stayed.size()))), more));
        }
    }
}
