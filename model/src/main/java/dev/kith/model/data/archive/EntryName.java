package dev.kith.model.data.archive;

import static dev.kith.config.Text.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The name of an entry, as far as its bytes tell. Bytes that are neither ASCII nor UTF-8 come from a code page of the
 * machine that stored them, which may be any: guessing it would give names that never existed.
 *
 * @param text the name; of an unknown one, a character for each byte
 * @param known whether it is certain
 */
public record EntryName(String text, boolean known) {

    /** A name that the format itself tells. */
    static EntryName certain(String text) {
        return new EntryName(text, text.indexOf('\uFFFD') < 0);
    }

    /** Of bytes without a word about their encoding. */
    public static EntryName of(byte[] bytes) {
        return utf8(bytes)
                .map(text -> new EntryName(text, true))
                .orElseGet(() -> new EntryName(new String(bytes, StandardCharsets.ISO_8859_1), false));
    }

    /** The text, if the bytes are UTF-8 (or ASCII). */
    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The name for people: of an unknown one, with every byte beyond ASCII as {@code \xe4}. */
    public String shown() {
        if (known) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.chars().forEach(c -> shown.append(c < 0x80 ? String.valueOf((char) c) : format("\\x%02x", c)));
        return shown.toString();
    }
}
