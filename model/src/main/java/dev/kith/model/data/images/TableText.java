package dev.kith.model.data.images;

import static dev.kith.config.Text.format;

import dev.kith.model.data.Csv;
import dev.kith.model.data.DataException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The records of a table as spreadsheets write them: UTF-8, or UTF-16 with a byte-order mark; quotes as in RFC 4180; values
 * separated by commas, semicolons or tabs, whichever the first line has most of, or as a line {@code sep=;} before it says.
 */
final class TableText {
    private static final Pattern SEPARATOR_LINE = Pattern.compile("^sep=([,;\t])(?=\\R)");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"?");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TableText() {}

    /**
     * All records but those of which every field is blank.
     *
     * @param source named in errors
     * @throws DataException if it is no text, if a quoted field does not end, or goes on after its closing quote
     */
    static List<Csv.Row> read(String source, byte[] bytes) {
        String text = decode(source, bytes);
        Optional<Character> told = toldSeparator(text);
        String table = told.isPresent() ? text.substring("sep=,".length()) : text; // its line still counts
        char separator = told.orElseGet(() -> separator(table));
        return Csv.parse(source, table, separator).stream()
                .filter(row -> !row.fields().stream().allMatch(String::isBlank))
                .toList();
    }

    private static Optional<Character> toldSeparator(String text) {
        Matcher told = SEPARATOR_LINE.matcher(text);
        return told.find() ? Optional.of(told.group(1).charAt(0)) : Optional.empty();
    }

    private static char separator(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        String plain = QUOTED.matcher(first).replaceAll("");
        char most = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(plain, candidate) > count(plain, most)) {
                most = candidate;
            }
        }
        return most;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static String decode(String source, byte[] bytes) {
        Charset charset = startsWith(bytes, 0xFF, 0xFE)
                ? StandardCharsets.UTF_16LE
                : startsWith(bytes, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new DataException(format("%s is not UTF-8 text. Save it as UTF-8.", source), e);
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }
}
