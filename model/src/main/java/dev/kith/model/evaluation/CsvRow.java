package dev.kith.model.evaluation;

import java.util.Arrays;
import java.util.stream.Collectors;

/** One record of comma-separated values, as RFC 4180 has them. */
final class CsvRow {

    private CsvRow() {}

    /** The fields, quoted where they must be, with the line end. */
    static String of(String... fields) {
        return Arrays.stream(fields).map(CsvRow::quote).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quote(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                && field.equals(field.strip());
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
