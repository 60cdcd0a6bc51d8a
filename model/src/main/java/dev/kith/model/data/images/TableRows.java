package dev.kith.model.data.images;

import static dev.kith.config.Text.format;

import dev.kith.model.data.DataException;
import dev.kith.model.data.Findings;
import dev.kith.model.data.folder.FileNames;
import dev.kith.model.data.folder.FileTree;
import dev.kith.model.data.folder.StoredFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rows of a table, brought together with the pictures that they name.
 *
 * @param byId rows by the id of their picture
 * @param missing rows that name no picture there is
 * @param contradictions sentences about pictures to which two rows give different labels
 */
record TableRows(
        LabelTable table, Map<String, LabelTable.Row> byId, List<LabelTable.Row> missing, List<String> contradictions) {

    /**
     * Matches.
     *
     * @param folder below which the pictures lie, ending with a slash; empty: ids begin at the top of the data
     * @param root the folder of the data: paths from the root of the file system that lie below it are ids, too
     */
    static TableRows match(LabelTable table, FileTree files, String folder, Path root) {
        Function<LabelTable.Row, Optional<StoredFile>> find = row -> {
            Optional<StoredFile> found = files.resolve(folder + row.id());
            return found.isPresent() || !isAbsolute(row.written()) ? found : below(root, row.written(), files);
        };
        Map<String, LabelTable.Row> byId = new LinkedHashMap<>();
        List<LabelTable.Row> missing = new ArrayList<>();
        List<String> contradictions = new ArrayList<>();
        for (LabelTable.Row row : table.rows()) {
            Optional<StoredFile> picture = find.apply(row);
            if (picture.isEmpty()) {
                missing.add(row);
                continue;
            }
            LabelTable.Row before = byId.putIfAbsent(picture.get().id(), row);
            if (before != null && !before.label().equals(row.label())) {
                contradictions.add(format(
                        "%s on line %d (%s) and line %d (%s)",
                        row.written(), before.line(), label(before), row.line(), label(row)));
            }
        }
        return new TableRows(table, byId, missing, contradictions);
    }

    private static String label(LabelTable.Row row) {
        return row.label().orElse("none");
    }

    private static boolean isAbsolute(String written) {
        return written.startsWith("/") || written.matches("[A-Za-z]:[\\\\/].*");
    }

    private static Optional<StoredFile> below(Path root, String written, FileTree files) {
        try {
            Path top = root.toAbsolutePath().normalize();
            Path named = Path.of(written).normalize();
            return named.startsWith(top)
                    ? files.resolve(FileNames.normalise(top.relativize(named).toString()))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether every row has found its picture, and there is one. */
    boolean isComplete() {
        return missing.isEmpty() && !byId.isEmpty();
    }

    /** @throws DataException if a row names no picture, or two rows contradict each other */
    TableRows checked() {
        if (!missing.isEmpty()) {
            throw new DataException(missingText() + " " + advice());
        }
        if (!contradictions.isEmpty()) {
            throw new DataException(format(
                    "%s gives different labels to %s: %s. Keep one row of each.",
                    table.source(),
                    contradictions.size() == 1 ? "one picture" : contradictions.size() + " pictures",
                    Findings.named(contradictions)));
        }
        return this;
    }

    /** Which rows name no picture, in one sentence. */
    String missingText() {
        if (missing.size() == 1) {
            LabelTable.Row row = missing.get(0);
            return format(
                    "Line %d of %s names %s, but there is no such image.", row.line(), table.source(), row.written());
        }
        List<String> named = missing.stream()
                .map(row -> format("line %d %s", row.line(), row.written()))
                .toList();
        return format(
                "%d rows of %s name pictures that are not there: %s.",
                missing.size(), table.source(), Findings.named(named));
    }

    private String advice() {
        if (missing.stream().anyMatch(row -> row.written().contains("://"))) {
            return "An id is the path of an image from the top folder of all images, not an address: copy the pictures there.";
        }
        if (missing.stream().anyMatch(row -> isAbsolute(row.written()))) {
            return "An id is the path of an image from the top folder of all images; "
                    + "one from the root of the file system must lie below that folder.";
        }
        return "An id is the path of an image from the top folder of all images.";
    }
}
