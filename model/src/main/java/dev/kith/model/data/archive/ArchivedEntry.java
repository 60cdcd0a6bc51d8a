package dev.kith.model.data.archive;

/**
 * One entry of an archive.
 *
 * @param name as it is written there; not safe to use as a path
 * @param target of a link: the name of what it leads to, as it is written there; otherwise empty
 */
public record ArchivedEntry(EntryName name, Type type, String target) {

    /** What an entry stands for. */
    public enum Type {
        FILE,
        FOLDER,
        /** A second name of a file that comes before it in the archive. */
        HARD_LINK,
        SYMBOLIC_LINK,
        /** A pipe, a socket or a device. */
        SPECIAL
    }

    /** The bytes of an entry, which an archive gives only while it stands there. */
    @FunctionalInterface
    public interface Source {
        /**
         * Reads and checks them.
         *
         * @param most how many are read; of a longer entry only as many come
         * @throws java.io.IOException if they are damaged
         * @throws dev.kith.model.data.DataException if they are encrypted, or compressed in a way that is not read
         */
        byte[] read(int most) throws java.io.IOException;
    }

    /** Hears of every entry, in the order in which the archive stores them. */
    @FunctionalInterface
    public interface Visitor {
        /** @param source of a file; of other entries there is nothing to read */
        void visit(ArchivedEntry entry, Source source) throws java.io.IOException;
    }
}
