package dev.kith.model.data.folder;

import dev.kith.model.data.DataException;
import dev.kith.model.data.Findings;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists the pictures and tables below a folder; they are read whenever their content is asked for. */
public final class FolderReader {

    /** What is in a folder. */
    @FunctionalInterface
    interface Lister {
        /** In any order; of one folder alone. */
        List<Path> list(Path folder) throws IOException;
    }

    private FolderReader() {}

    /**
     * Lists, in the order of the names. What is passed over goes to the findings: files of systems and of other kinds,
     * pipes and devices, folders without a picture, links that lead nowhere or to folders that are here anyway. Folders
     * that cannot be read, and links to pictures that are here under another name, too, bring a notice.
     *
     * @throws DataException if the folder cannot be listed, links form a circle, a name cannot be told or stands for two
     *     files, or there is no picture
     */
    public static Listing list(Path root, Findings.Collector found) {
        return list(root, found, FolderReader::entries);
    }

    static Listing list(Path root, Findings.Collector found, Lister lister) {
        return new FolderWalk(root, found, lister).listing();
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(entries);
        return entries;
    }
}
