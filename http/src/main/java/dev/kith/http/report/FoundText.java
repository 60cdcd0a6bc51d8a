package dev.kith.http.report;

import static dev.kith.config.Text.format;

import dev.kith.config.Text;
import dev.kith.model.data.Findings;
import dev.kith.model.run.FoundData;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a run found before its first step, for a person: one block, however many classes and files there are. */
public final class FoundText {
    private static final int MOST_CLASSES = 20;
    private static final int WIDTH = 13;

    private FoundText() {}

    /** The block, beginning with a line and ending with one; empty columns and lines are left out. */
    public static String of(FoundData found, Style style) {
        Lines lines = new Lines(WIDTH);
        lines.add("Found", title(found));
        boolean own = !found.layout().isEmpty();
        if (own) {
            classes(found).forEach(row -> lines.add("", row));
            lines.add("Unlabelled", unlabelled(found));
        } else {
            lines.add("", summary(found));
        }
        found.tables().stream()
                .filter(Findings.Table::used)
                .forEach(table ->
                        lines.add("Table", format("%s, %s", table.name(), Figures.counted(table.labels(), "label"))));
        found.passedOver().forEach((reason, files) -> lines.add("Passed over", passedOver(reason, files)));
        found.notices().forEach(notice -> lines.add("Notice", style.warning(notice)));
        return lines.text(style);
    }

    private static String title(FoundData found) {
        String where = found.directory().orElse(found.source() + ", which Kith draws");
        return found.layout().isEmpty() ? where : where + ": " + found.layout();
    }

    private static String summary(FoundData found) {
        return format(
                "%s classes: %s labelled, %s unlabelled, %s validation, %s test",
                Figures.count(found.classes().size()),
                Figures.count(found.labelled()),
                Figures.count(found.pool()),
                Figures.count(found.validation()),
                Figures.count(found.test()));
    }

    private static String unlabelled(FoundData found) {
        int hidden = found.pool() - found.unlabelled();
        String others = Figures.counted(found.unlabelled(), "picture");
        return hidden == 0
                ? others
                : format("%s, and %s whose label is not shown to training", others, Figures.count(hidden));
    }

    /** A table with a heading; columns in which there is nothing are left out. */
    private static List<String> classes(FoundData found) {
        List<FoundData.ClassCounts> shown = found.classes()
                .subList(0, Math.min(MOST_CLASSES, found.classes().size()));
        List<List<String>> columns = new ArrayList<>();
        columns.add(column(
                "class", shown.stream().map(row -> Text.visible(row.name())).toList(), false));
        columns.add(numbers(
                "labelled", shown.stream().map(FoundData.ClassCounts::labelled).toList()));
        if (found.pool() > found.unlabelled()) {
            columns.add(numbers(
                    "not shown",
                    shown.stream().map(FoundData.ClassCounts::hidden).toList()));
        }
        if (found.validation() > 0) {
            columns.add(numbers(
                    "validation",
                    shown.stream().map(FoundData.ClassCounts::validation).toList()));
        }
        columns.add(
                numbers("test", shown.stream().map(FoundData.ClassCounts::test).toList()));
        List<String> rows = new ArrayList<>();
        for (int row = 0; row <= shown.size(); row++) {
            int at = row;
            rows.add(columns.stream().map(column -> column.get(at)).collect(Collectors.joining("  ")));
        }
        int more = found.classes().size() - shown.size();
        if (more > 0) {
            rows.add(format("… and %s more", Figures.count(more)));
        }
        return rows;
    }

    private static List<String> numbers(String heading, List<Integer> counts) {
        return column(heading, counts.stream().map(Figures::count).toList(), true);
    }

    private static List<String> column(String heading, List<String> cells, boolean right) {
        List<String> all = new ArrayList<>(List.of(heading));
        all.addAll(cells);
        int width = all.stream().mapToInt(FoundText::width).max().orElse(0);
        return all.stream()
                .map(cell -> {
                    String padding = " ".repeat(width - width(cell));
                    return right ? padding + cell : cell + padding;
                })
                .toList();
    }

    /** Columns of a terminal: wide characters take two. */
    private static int width(String text) {
        return text.codePoints()
                .map(c ->
                        Character.isIdeographic(c) || c >= 0xAC00 && c <= 0xD7A3 || c >= 0x3040 && c <= 0x30FF ? 2 : 1)
                .sum();
    }

    private static String passedOver(String reason, Findings.PassedOver files) {
        String more = files.count() > files.first().size() ? ", …" : "";
        return format("%s (%s): %s%s", reason, Figures.count(files.count()), String.join(", ", files.first()), more);
    }
}
