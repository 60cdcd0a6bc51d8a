package dev.kith.model.data.folder;

import java.io.IOException;

/**
 * A file inside a folder or an archive.
 *
 * @param id its path from the root of the data set, with slashes
 */
public record StoredFile(String id, Content content) {

    /** Where the bytes are. May be read often, by many threads. */
    public interface Content {
        /** All of them. */
        byte[] read() throws IOException;

        /** How many there are; known without reading them. */
        long size();

        /**
         * Some of them: fewer than asked for at the end of the file.
         *
         * @param from offset of the first
         */
        byte[] read(long from, int count) throws IOException;
    }
}
