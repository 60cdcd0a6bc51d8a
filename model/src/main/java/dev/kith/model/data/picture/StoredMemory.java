package dev.kith.model.data.picture;

/** How much heap it takes to decode a picture. */
final class StoredMemory {
    private static final int CHANNELS = 3;

    private StoredMemory() {}

    /**
     * In bytes, where the reader works row by row: the thinned picture as the reader leaves it, and as three channels.
     *
     * @param bytesPerPixel of the reader's picture
     */
    static long of(StoredPicture picture, int thin, int bytesPerPixel) {
        long pixels = (long) thinned(picture.width(), thin) * thinned(picture.height(), thin);
        return pixels * (bytesPerPixel + CHANNELS);
    }

    /** How many of so many pixels are left if every {@code thin}-th is taken, from the first on. */
    static int thinned(int pixels, int thin) {
        return (pixels + thin - 1) / thin;
    }
}
