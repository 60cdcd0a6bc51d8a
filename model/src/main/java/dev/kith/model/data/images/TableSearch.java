package dev.kith.model.data.images;

import static dev.kith.config.Text.format;

import dev.kith.model.data.DataException;
import dev.kith.model.data.Findings;
import dev.kith.model.data.folder.FileNames;
import dev.kith.model.data.folder.FileTree;
import dev.kith.model.data.folder.StoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the label tables among a user's files. A {@code labels.csv} is one, in any case of letters: at the top its ids begin
 * at the top; below, at the top or at its own folder, whichever fits its rows. Tables of other names are not read unasked,
 * but the user hears of those that look like labels.
 *
 * @param findings hears of tables that are not used
 */
record TableSearch(FileTree files, Path root, Findings.Collector findings) {

    /**
     * Tables at the top.
     *
     * @throws DataException if one cannot be read, contradicts itself, or names pictures that are not there
     */
    List<TableRows> top() {
        return labels(true)
                .map(file -> TableRows.match(parse(file), files, "", root).checked())
                .toList();
    }

    /** The same of tables below it. One that names no picture at all, or fits both ways, is not used. */
    List<TableRows> below() {
        return labels(false).flatMap(file -> beside(file).stream()).toList();
    }

    private Stream<StoredFile> labels(boolean atTop) {
        return files.tables().stream()
                .filter(file -> FileNames.isLabels(file.id()) && file.id().indexOf('/') < 0 == atTop);
    }

    private Optional<TableRows> beside(StoredFile file) {
        LabelTable table = parse(file);
        TableRows fromTop = TableRows.match(table, files, "", root);
        TableRows fromFolder = TableRows.match(table, files, folder(file), root);
        if (fromTop.byId().isEmpty() && fromFolder.byId().isEmpty()) {
            unused(table.source(), table.rows().isEmpty() ? table.guessesText() : fromFolder.missingText());
            return Optional.empty();
        }
        if (fromTop.isComplete() && fromFolder.isComplete()) {
            unused(table.source(), "its ids name pictures both from the top folder and from its own");
            return Optional.empty();
        }
        boolean top = fromTop.byId().size() > fromFolder.byId().size();
        return Optional.of((top ? fromTop : fromFolder).checked());
    }

    /**
     * Notes tables of other names whose rows would be labels.
     *
     * @param named the one that is used because the settings name it
     */
    void tellOthers(Optional<Path> named) {
        Optional<String> used = named.map(Path::getFileName).map(Path::toString);
        files.tables().stream()
                .filter(file -> !FileNames.isLabels(file.id()))
                .filter(file -> !file.id().substring(folder(file).length()).equals(used.orElse("")))
                .filter(this::looksLikeLabels)
                .forEach(file -> unused(
                        source(file), format("it is not called %s; data.labels-file may name it", FileNames.LABELS)));
    }

    private boolean looksLikeLabels(StoredFile file) {
        try {
            LabelTable table = LabelsCsv.parse(source(file), file.content().read());
            return Stream.of("", folder(file))
                    .anyMatch(folder ->
                            !TableRows.match(table, files, folder, root).byId().isEmpty());
        } catch (DataException | IOException e) {
            return false; // some other table
        }
    }

    private void unused(String source, String why) {
        findings.table(new Findings.Table(source, false, 0, why));
        findings.notice(format("%s is seen but not used: %s", source, why));
    }

    private static String folder(StoredFile file) {
        return file.id().substring(0, file.id().lastIndexOf('/') + 1);
    }

    private String source(StoredFile file) {
        return file.id() + " in " + root;
    }

    private LabelTable parse(StoredFile file) {
        try {
            return LabelsCsv.parse(source(file), file.content().read());
        } catch (IOException e) {
            throw unreadable(source(file), e);
        }
    }

    static DataException unreadable(String source, IOException e) {
        return new DataException(format("%s cannot be read: %s.", source, DataException.reason(e)), e);
    }
}
