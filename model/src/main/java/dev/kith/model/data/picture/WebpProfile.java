package dev.kith.model.data.picture;

import dev.kith.model.data.picture.head.Bytes;

/** The colour profile of a WebP file, which is ignored as in all other formats. */
final class WebpProfile {
    private static final int FLAGS = 20;
    private static final int HAS_PROFILE = 0x20;

    private WebpProfile() {}

    /** The file without the mark that it has a profile: its reader would convert every pixel, or stumble over a broken one. */
    static byte[] without(byte[] encoded) {
        Bytes bytes = new Bytes(encoded);
        if (!bytes.says(12, "VP8X") || (bytes.at(FLAGS) & HAS_PROFILE) == 0) {
            return encoded;
        }
        byte[] changed = encoded.clone();
        changed[FLAGS] &= ~HAS_PROFILE;
        return changed;
    }
}
