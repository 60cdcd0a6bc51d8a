package dev.kith.model.trace;

/** Element types of arrays, as NumPy describes them. */
enum NpyType {
    FLOAT32("<f4", 4),
    FLOAT64("<f8", 8),
    INT32("<i4", 4),
    INT64("<i8", 8);

    private final String descriptor;
    private final int bytes;

    NpyType(String descriptor, int bytes) {
        this.descriptor = descriptor;
        this.bytes = bytes;
    }

    String descriptor() {
        return descriptor;
    }

    int bytes() {
        return bytes;
    }
}
