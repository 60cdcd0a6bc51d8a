package dev.kith.http.api.access;

import static dev.kith.config.Text.format;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** What a token looks like. Messages never repeat one. */
public final class Token {
    private static final int SHORTEST = 20;
    private static final int LONGEST = 256;
    /** The characters that a header {@code Authorization: Bearer} can carry (RFC 6750). */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /** Lets people and scanners of secrets see what a stray string is. */
    private static final String PREFIX = "kith_";

    private static final int RANDOM_BYTES = 32;

    private Token() {}

    /** A new one that nobody can guess. */
    public static String fresh() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /**
     * The text, if it can be a token.
     *
     * @throws IllegalArgumentException if it is too short to be safe, or has characters that no header can carry
     */
    static String require(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            throw new IllegalArgumentException(format(
                    "a token has %d to %d characters, not %d; ./kith token makes one",
                    SHORTEST, LONGEST, text.length()));
        }
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a token has letters, digits and . _ ~ + / - only, with = at its end; ./kith token makes one");
        }
        return text;
    }
}
