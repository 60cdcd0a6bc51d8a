package dev.kith.model.data;

import static dev.kith.config.Text.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Separated values with quotes as RFC 4180 defines them, whose records know their line; line feeds alone end one, too. */
public final class Csv {

    /**
     * One record.
     *
     * @param line of the text on which it starts, from 1
     */
    public record Row(int line, List<String> fields) {}

    private Csv() {}

    /**
     * All records, separated by commas, but empty lines.
     *
     * @param source named in errors
     * @throws DataException if a quoted field does not end, or goes on after its closing quote
     */
    public static List<Row> parse(String source, String text) {
        return parse(source, text, ',').stream()
                .filter(row -> row.fields().size() > 1 || !row.fields().get(0).isBlank())
                .toList();
    }

    /** All records, empty lines too. */
    public static List<Row> parse(String source, String text, char separator) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .get();
        List<Row> rows = new ArrayList<>();
        long line = 1;
        try (CSVParser parser = CSVParser.parse(text, format)) {
            Iterator<CSVRecord> records = parser.iterator();
            while (true) {
                line = parser.getCurrentLineNumber() + 1;
                if (!records.hasNext()) {
                    return rows;
                }
                rows.add(new Row(Math.toIntExact(line), records.next().toList()));
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw malformed(source, line, e);
        }
    }

    private static DataException malformed(String source, long line, Exception cause) {
        boolean open = String.valueOf(cause.getMessage()).contains("EOF");
        String what = open
                ? "opens a quote that is never closed"
                : "has text after a closing quote; inside quotes a quote is written twice";
        return new DataException(format("Line %d of %s %s.", line, source, what), cause);
    }
}
