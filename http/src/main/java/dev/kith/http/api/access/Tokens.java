package dev.kith.http.api.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tokens that are known, by their SHA-256 digests alone. Immutable. */
public final class Tokens {
    private final List<Known> all;

    private static final class Known {
        private final byte[] digest;
        private final Scope scope;

        Known(byte[] digest, Scope scope) {
            this.digest = digest;
            this.scope = scope;
        }
    }

    private Tokens(List<Known> all) {
        this.all = List.copyOf(all);
    }

    /** Nobody is asked for a token. */
    public static Tokens none() {
        return new Tokens(List.of());
    }

    /**
     * These and one more.
     *
     * @throws IllegalArgumentException if it has not the form of a token, or is among them already
     */
    public Tokens with(Scope scope, String token) {
        if (scope(Token.require(token)).isPresent()) {
            throw new IllegalArgumentException("the same token twice");
        }
        List<Known> more = new ArrayList<>(all);
        more.add(new Known(digest(token), scope));
        return new Tokens(more);
    }

    public boolean areNone() {
        return all.isEmpty();
    }

    /** What a token allows; empty if it is not known. Takes the same time for every token of a length. */
    public Optional<Scope> scope(String token) {
        byte[] digest = digest(token);
        Optional<Scope> found = Optional.empty();
        for (Known known : all) {
            if (MessageDigest.isEqual(known.digest, digest)) {
                found = Optional.of(known.scope);
            }
        }
        return found;
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
