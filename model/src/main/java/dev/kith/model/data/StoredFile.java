package dev.kith.model.data;

import java.io.IOException;

/**
 * A file inside a folder or an archive.
 *
 * @param id its path from the root of the data set, with slashes
 */
record StoredFile(String id, Content content) {

    /** Where the bytes are. May be read often, by many threads. */
    @FunctionalInterface
    interface Content {
        byte[] read() throws IOException;
    }
}
