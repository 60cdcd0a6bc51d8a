package dev.kith.model.demand;

/**
 * Memory for one purpose.
 *
 * @param name as reports call it
 * @param bytes about how much
 * @param words what it is for, as a person reads it
 * @param key the setting to lower if it is too much
 * @param place where it lies
 */
public record MemoryPart(String name, long bytes, String words, String key, Place place) {

    /** The three kinds of memory that a process has; each may run out alone. */
    public enum Place {
        /** Objects of Java. */
        HEAP,
        /** Buffers that Java lends to others. */
        DIRECT,
        /** What the tensor library takes. */
        NATIVE
    }
}
