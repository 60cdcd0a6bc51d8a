package dev.kith.model.data.published;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The published checksum of a file.
 *
 * @param hex the digest in hexadecimal
 */
public record Digest(Algorithm algorithm, String hex) {

    /** Every Java platform has these two. MD5 finds damage, not forgery. */
    public enum Algorithm {
        MD5("MD5"),
        SHA_256("SHA-256");

        private final String standardName;

        Algorithm(String standardName) {
            this.standardName = standardName;
        }

        @Override
        public String toString() {
            return standardName;
        }

        MessageDigest start() {
            try {
                return MessageDigest.getInstance(standardName);
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }
    }

    public Digest {
        hex = hex.toLowerCase(Locale.ROOT);
    }

    /** An MD5 checksum. */
    public static Digest md5(String hex) {
        return new Digest(Algorithm.MD5, hex);
    }

    /** A SHA-256 checksum. */
    public static Digest sha256(String hex) {
        return new Digest(Algorithm.SHA_256, hex);
    }

    /** Whether the bytes have this checksum. */
    public boolean matches(byte[] bytes) {
        return matches(algorithm.start().digest(bytes), hex);
    }

    /** Whether the finished computation came to this checksum; it is reset by the call. */
    boolean matches(MessageDigest finished) {
        return matches(finished.digest(), hex);
    }

    private static boolean matches(byte[] digest, String hex) {
        return HexFormat.of().formatHex(digest).equals(hex);
    }
}
