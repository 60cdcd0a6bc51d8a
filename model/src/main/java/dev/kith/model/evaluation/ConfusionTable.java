package dev.kith.model.evaluation;

import static dev.kith.config.Text.format;

import dev.kith.config.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A confusion matrix as aligned text: a line for each true class, with its recall; precision in the last line. */
final class ConfusionTable {

    private ConfusionTable() {}

    static String of(ConfusionMatrix matrix) {
        List<String> classes = matrix.classes().stream().map(Text::visible).toList();
        List<List<String>> lines = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("true \\ predicted"));
        header.addAll(classes);
        header.add("recall");
        lines.add(header);
        for (int k = 0; k < classes.size(); k++) {
            List<String> line = new ArrayList<>(List.of(classes.get(k)));
            matrix.counts().get(k).forEach(count -> line.add(Integer.toString(count)));
            line.add(percent(matrix.recall(k)));
            lines.add(line);
        }
        List<String> last = new ArrayList<>(List.of("precision"));
        IntStream.range(0, classes.size()).forEach(k -> last.add(percent(matrix.precision(k))));
        last.add("");
        lines.add(last);
        return align(lines);
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? format("%.1f %%", 100 * share.getAsDouble()) : "-";
    }

    /** The first column to the left, the others to the right. */
    private static String align(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String padding = " ".repeat(widths[column] - line.get(column).length());
                row.append(column == 0 ? line.get(column) + padding : "  " + padding + line.get(column));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
