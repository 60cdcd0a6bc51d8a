package dev.kith.http.api.access;

import static dev.kith.config.Text.format;

import java.nio.file.Path;
import java.util.List;

/** Tokens in a file: a line each, {@code read TOKEN} or {@code control TOKEN}. What follows a {@code #} is a comment. */
public final class TokenFile {

    private TokenFile() {}

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if the file cannot be read or others could, or has none, or a line is wrong; no token is
     *     repeated in its message
     */
    public static Tokens read(Path file) {
        List<String> lines = SecretFile.lines(file);
        Tokens tokens = Tokens.none();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("(^|\\s)#.*", "").strip();
            if (!line.isEmpty()) {
                tokens = add(tokens, line, format("%s, line %d: ", file, i + 1));
            }
        }
        if (tokens.areNone()) {
            throw new IllegalArgumentException(file + " holds no token; ./kith token makes a line for it");
        }
        return tokens;
    }

    private static Tokens add(Tokens tokens, String line, String where) {
        String[] words = line.split("\\s+");
        if (words.length != 2) {
            throw new IllegalArgumentException(where + "expected 'read TOKEN' or 'control TOKEN'");
        }
        Scope scope = Scope.of(words[0])
                .orElseThrow(() -> new IllegalArgumentException(where + "the first word must be read or control"));
        try {
            return tokens.with(scope, words[1]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + e.getMessage(), e);
        }
    }
}
