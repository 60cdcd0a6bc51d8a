package dev.kith.model.data.published;

import java.util.HexFormat;

/** Checksums of small contents. */
final class TestDigests {

    private TestDigests() {}

    static Digest md5(byte[] content) {
        return Digest.md5(HexFormat.of().formatHex(Digest.Algorithm.MD5.start().digest(content)));
    }

    static Digest sha256(byte[] content) {
        return Digest.sha256(
                HexFormat.of().formatHex(Digest.Algorithm.SHA_256.start().digest(content)));
    }
}
