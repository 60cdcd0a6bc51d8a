package dev.kith.model.data.folder;

import static dev.kith.config.Text.format;

import dev.kith.model.data.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/** Lists the images and label files below a folder. Links are followed; hidden files and folders are left out. */
final class FolderReader {
    private static final long MAX_FILE_BYTES = 256L << 20;

    private FolderReader() {}

    /**
     * Lists; files are read when their content is asked for.
     *
     * @throws DataException if a folder cannot be listed, or links form a circle
     */
    static List<StoredFile> list(Path root) {
        List<StoredFile> files = new ArrayList<>();
        try {
            Files.walkFileTree(
                    root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(root, files));
        } catch (FileSystemLoopException e) {
            throw new DataException(format("%s links back to a folder above it. Remove the link.", e.getFile()), e);
        } catch (IOException e) {
            throw new DataException(format("%s cannot be listed: %s.", root, DataException.reason(e)), e);
        }
        return files;
    }

    /** A file of the folder; its bytes are read whenever they are asked for. */
    private record FileContent(Path file, long size) implements StoredFile.Content {
        @Override
        public byte[] read() throws IOException {
            if (size > MAX_FILE_BYTES) {
                throw new IOException(
                        format("%d MB are more than the %d MB that are read", size >> 20, MAX_FILE_BYTES >> 20));
            }
            return Files.readAllBytes(file);
        }

        @Override
        public byte[] read(long from, int count) throws IOException {
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                ByteBuffer bytes = ByteBuffer.allocate(count);
                channel.position(from);
                while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                    // one read may bring only a part
                }
                return Arrays.copyOf(bytes.array(), bytes.position());
            }
        }
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<StoredFile> files;

        Visitor(Path root, List<StoredFile> files) {
            this.root = root;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean hidden = !folder.equals(root) && FileNames.isHidden(String.valueOf(folder.getFileName()));
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String id = FileNames.normalise(root.relativize(file).toString());
            if (FileNames.isWanted(id) && !FileNames.isHidden(String.valueOf(file.getFileName()))) {
                files.add(new StoredFile(id, new FileContent(file, attributes.size())));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
