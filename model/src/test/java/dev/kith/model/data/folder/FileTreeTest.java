package dev.kith.model.data.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FileTreeTest {

    @Test
    void wrappingFoldersAreTakenOffPicturesAndTheTablesBesideThem() {
        FileTree tree = tree(List.of("my/set/a/1.png", "my/set/b/2.png"), List.of("my/set/labels.csv", "notes.csv"));

        assertThat(tree.pictures()).extracting(StoredFile::id).containsExactly("a/1.png", "b/2.png");
        assertThat(tree.tables()).extracting(StoredFile::id).containsExactly("labels.csv", "notes.csv");
        assertThat(tree.table("labels.csv")).isPresent();
        assertThat(tree.resolve("my/set/a/1.png")).isPresent();
        assertThat(tree.resolve("a/1.png")).isPresent();
        assertThat(tree.resolve("set/a/1.png")).isEmpty();
        assertThat(tree.resolve("labels.csv")).as("a table is no picture").isEmpty();
    }

    @Test
    void aLabelFileAboveTheFolderOfPicturesKeepsTheFolder() {
        FileTree tree = tree(List.of("images/1.png", "images/2.png"), List.of("labels.csv"));

        assertThat(tree.pictures()).extracting(StoredFile::id).containsExactly("images/1.png", "images/2.png");
    }

    @Test
    void aFolderWithAMeaningIsNoWrapping() {
        FileTree tree = tree(List.of("x/train/a/1.png", "x/train/b/2.png"), List.of());

        assertThat(tree.pictures()).extracting(StoredFile::id).containsExactly("train/a/1.png", "train/b/2.png");
    }

    @Test
    void noTableIsLostWhereTwoWouldHaveOneName() {
        FileTree tree = tree(List.of("x/a/1.png", "x/b/2.png"), List.of("notes.csv", "x/notes.csv"));

        assertThat(tree.tables()).extracting(StoredFile::id).containsExactly("notes.csv", "x/notes.csv");
    }

    private static FileTree tree(List<String> pictures, List<String> tables) {
        return FileTree.of(new Listing(files(pictures), files(tables)));
    }

    private static List<StoredFile> files(List<String> ids) {
        return ids.stream().map(id -> new StoredFile(id, new NoContent())).toList();
    }

    private static final class NoContent implements StoredFile.Content {
        @Override
        public byte[] read() {
            return new byte[0];
        }

        @Override
        public long size() {
            return 0;
        }

        @Override
        public byte[] read(long from, int count) {
            return new byte[0];
        }
    }
}
