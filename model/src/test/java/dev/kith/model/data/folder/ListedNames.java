package dev.kith.model.data.folder;

import dev.kith.model.data.DataException;
import dev.kith.model.data.Findings;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program that lists the pictures of a folder, for processes of another locale. Ends with 2 if the folder is refused. */
final class ListedNames {

    private ListedNames() {}

    public static void main(String[] words) {
        PrintStream out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        try {
            FolderReader.list(Path.of(words[0]), new Findings.Collector())
                    .pictures()
                    .forEach(file -> out.println(file.id()));
        } catch (DataException e) {
            out.println(e.getMessage());
            System.exit(2);
        }
    }
}
