package dev.kith.http.series;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads lines of {@code metrics.jsonl}: many at a time while they are well, one by one where one is not. */
final class LineParser {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private final ParsedLine line = new ParsedLine();

    /**
     * Reads whole lines. One that is torn by a crash, or is no line of metrics, is left out.
     *
     * @param lines hears of each; the object is the same for all
     */
    void read(byte[] bytes, int length, Consumer<ParsedLine> lines) {
        int from = readWell(bytes, length, lines);
        while (from < length) {
            int end = endOfLine(bytes, from);
            readOne(bytes, from, end - from, lines);
            from = end;
        }
    }

    /** @return where the first line begins that is not well; an object more on the line of another is passed over with it */
    private int readWell(byte[] bytes, int length, Consumer<ParsedLine> lines) {
        int from = 0;
        try (JsonParser parser = JSON.createParser(bytes, 0, length)) {
            while (from < length && parser.nextToken() == JsonToken.START_OBJECT) {
                if (parser.currentTokenLocation().getByteOffset() < from) {
                    break;
                }
                boolean whole = line.read(parser);
                from = endOfLine(bytes, (int) parser.currentLocation().getByteOffset());
                if (whole) {
                    lines.accept(line);
                }
            }
        } catch (IOException torn) {
            // lines are read one by one from here on
        }
        return from;
    }

    private void readOne(byte[] bytes, int from, int length, Consumer<ParsedLine> lines) {
        try (JsonParser parser = JSON.createParser(bytes, from, length)) {
            if (parser.nextToken() == JsonToken.START_OBJECT && line.read(parser)) {
                lines.accept(line);
            }
        } catch (IOException torn) {
            // nobody can say what it was to be
        }
    }

    private static int endOfLine(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end + 1;
    }
}
