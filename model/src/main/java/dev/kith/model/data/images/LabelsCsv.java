package dev.kith.model.data.images;

import static dev.kith.config.Text.format;

import dev.kith.model.data.ClassNames;
import dev.kith.model.data.Csv;
import dev.kith.model.data.DataException;
import dev.kith.model.data.Findings;
import dev.kith.model.data.HandColumns;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a label table: a header that names a column of pictures ({@code id}, {@code file}, {@code filename}, {@code path} or
 * {@code image}) and one of labels ({@code label}, {@code class} or {@code category}), whatever their case; other columns
 * are ignored. An empty label takes the label of the picture away.
 *
 * <p><b>The table that a run leaves</b> has a column {@code kith_label}, Kith's own guess. A row whose label still is that
 * guess is no label by hand, and is not taken for one: otherwise a run would learn from, and be tested on, what the run
 * before made up. It counts once its column {@code reviewed} says so, or without the column {@code kith_label}.
 */
final class LabelsCsv {
    private static final List<String> PICTURE = List.of("id", "file", "filename", "path", "image");
    private static final List<String> LABEL = List.of("label", "class", "category");

    private final String source;
    private final List<String> header;
    private final int pictureColumn;
    private final int labelColumn;

    private LabelsCsv(String source, List<String> header) {
        this.source = source;
        this.header = header.stream()
                .map(name -> ClassNames.clean(name).toLowerCase(Locale.ROOT))
                .toList();
        this.pictureColumn = column(PICTURE);
        this.labelColumn = column(LABEL);
        if (pictureColumn < 0 || labelColumn < 0) {
            throw new DataException(format(
                    "The first line of %s must name the columns id and label, separated by commas; it is: %s.",
                    source, String.join(",", header)));
        }
    }

    /**
     * Parses the whole file.
     *
     * @param source named in errors
     * @throws DataException if it is no such file
     */
    static LabelTable parse(String source, byte[] bytes) {
        List<Csv.Row> lines = TableText.read(source, bytes);
        if (lines.isEmpty()) {
            throw new DataException(format("%s is empty. Its first line must name the columns: id,label.", source));
        }
        return new LabelsCsv(source, lines.get(0).fields()).table(lines.subList(1, lines.size()));
    }

    private LabelTable table(List<Csv.Row> lines) {
        checkLengths(lines);
        List<LabelTable.Row> byHand = lines.stream()
                .filter(line -> !isGuess(line.fields()))
                .map(this::row)
                .toList();
        return new LabelTable(source, byHand, lines.size() - byHand.size());
    }

    private LabelTable.Row row(Csv.Row line) {
        String label = ClassNames.clean(line.fields().get(labelColumn));
        return new LabelTable.Row(
                line.line(), line.fields().get(pictureColumn), label.isEmpty() ? Optional.empty() : Optional.of(label));
    }

    private boolean isGuess(List<String> fields) {
        Optional<String> guess = cell(fields, HandColumns.GUESS);
        boolean untouched =
                guess.isPresent() && ClassNames.clean(fields.get(labelColumn)).equals(guess.get());
        return untouched
                && !HandColumns.isReviewed(cell(fields, HandColumns.REVIEWED).orElse(""));
    }

    /** A cell of a column that the table may not have. */
    private Optional<String> cell(List<String> fields, String name) {
        int column = header.indexOf(name);
        return column < 0 || column >= fields.size()
                ? Optional.empty()
                : Optional.of(ClassNames.clean(fields.get(column)));
    }

    private void checkLengths(List<Csv.Row> lines) {
        int least = Math.max(pictureColumn, labelColumn) + 1;
        List<Csv.Row> tooShort =
                lines.stream().filter(line -> line.fields().size() < least).toList();
        if (tooShort.size() == 1) {
            Csv.Row line = tooShort.get(0);
            throw new DataException(format(
                    "Line %d of %s has %d columns where the header names %d.",
                    line.line(), source, line.fields().size(), header.size()));
        }
        if (!tooShort.isEmpty()) {
            throw new DataException(format(
                    "%d rows of %s have fewer columns than the %d that its header names: %s.",
                    tooShort.size(),
                    source,
                    header.size(),
                    Findings.named(tooShort.stream()
                            .map(line -> format(
                                    "line %d has %d", line.line(), line.fields().size()))
                            .toList())));
        }
    }

    private int column(List<String> names) {
        return names.stream()
                .filter(header::contains)
                .findFirst()
                .map(header::indexOf)
                .orElse(-1);
    }
}
