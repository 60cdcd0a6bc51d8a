package dev.kith.model.data;

import static dev.kith.config.Text.format;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values as RFC 4180 defines them; line feeds alone end a record, too. */
public final class Csv {

    /**
     * One record.
     *
     * @param line of the file on which it starts, from 1
     */
    public record Row(int line, List<String> fields) {}

    private final String source;
    private final String text;
    private int position;
    private int line = 1;

    private Csv(String source, String text) {
        this.source = source;
        this.text = text;
    }

    /**
     * All records but empty lines.
     *
     * @param source named in errors
     * @throws DataException if a quoted field does not end, or goes on after its closing quote
     */
    public static List<Row> parse(String source, String text) {
        Csv csv = new Csv(source, text);
        List<Row> rows = new ArrayList<>();
        while (csv.position < text.length()) {
            Row row = csv.row();
            if (row.fields().size() > 1 || !row.fields().get(0).isBlank()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Row row() {
        int start = line;
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (next() == ',') {
            position++;
            fields.add(field());
        }
        endOfLine();
        return new Row(start, fields);
    }

    private String field() {
        return next() == '"' ? quoted() : plain();
    }

    private String plain() {
        int start = position;
        while (position < text.length() && ",\r\n".indexOf(next()) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    private String quoted() {
        int start = line;
        StringBuilder value = new StringBuilder();
        position++;
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c == '"' && next() != '"') {
                if (position < text.length() && ",\r\n".indexOf(next()) < 0) {
                    throw error(line, "has text after a closing quote; inside quotes a quote is written twice");
                }
                return value.toString();
            }
            if (c == '"') {
                position++;
            } else if (c == '\n') {
                line++;
            }
            value.append(c);
        }
        throw error(start, "opens a quote that is never closed");
    }

    private void endOfLine() {
        if (next() == '\r') {
            position++;
        }
        if (next() == '\n') {
            position++;
        }
        line++;
    }

    /** The next character, or NUL at the end. */
    private char next() {
        return position < text.length() ? text.charAt(position) : '\0';
    }

    private DataException error(int where, String what) {
        return new DataException(format("Line %d of %s %s.", where, source, what));
    }
}
