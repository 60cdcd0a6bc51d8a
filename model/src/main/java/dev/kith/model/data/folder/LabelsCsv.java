package dev.kith.model.data.folder;

import static dev.kith.config.Text.format;

import dev.kith.model.data.Csv;
import dev.kith.model.data.DataException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A label file: comma-separated UTF-8 with a header that names the columns {@code id} and {@code label}. Other columns are
 * ignored, so the file a run leaves behind is accepted after it was corrected. An empty label says that nobody knows it.
 */
final class LabelsCsv {

    /** One row. */
    record Row(int line, String id, Optional<String> label) {}

    private LabelsCsv() {}

    /**
     * Parses and checks the whole file.
     *
     * @param source named in errors
     * @throws DataException if it is no such file, or contradicts itself
     */
    static List<Row> parse(String source, byte[] bytes) {
        List<Csv.Row> table = Csv.parse(source, decode(source, bytes));
        if (table.isEmpty()) {
            throw new DataException(format("%s is empty. Its first line must name the columns: id,label.", source));
        }
        List<String> header = table.get(0).fields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        int idColumn = header.indexOf("id");
        int labelColumn = header.indexOf("label");
        if (idColumn < 0 || labelColumn < 0) {
            throw new DataException(format(
                    "The first line of %s must name the columns id and label, separated by commas; it is: %s.",
                    source, String.join(",", table.get(0).fields())));
        }
        List<Row> rows = new ArrayList<>();
        Map<String, Row> seen = new HashMap<>();
        for (Csv.Row record : table.subList(1, table.size())) {
            if (record.fields().size() <= Math.max(idColumn, labelColumn)) {
                throw new DataException(format(
                        "Line %d of %s has %d columns where the header names %d.",
                        record.line(), source, record.fields().size(), header.size()));
            }
            String id = FileNames.normalise(record.fields().get(idColumn).strip());
            String label = FileNames.compose(record.fields().get(labelColumn).strip());
            Row row = new Row(record.line(), id, label.isEmpty() ? Optional.empty() : Optional.of(label));
            Row before = seen.putIfAbsent(id, row);
            if (before == null) {
                rows.add(row);
            } else if (!before.label().equals(row.label())) {
                throw new DataException(format(
                        "Lines %d and %d of %s give %s different labels. Keep one of them.",
                        before.line(), row.line(), source, id));
            }
        }
        return rows;
    }

    private static String decode(String source, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new DataException(format("%s is not UTF-8 text. Save it as UTF-8.", source), e);
        }
    }
}
