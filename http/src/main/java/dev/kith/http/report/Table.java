package dev.kith.http.report;

import java.util.ArrayList;
import java.util.List;

/** Lines of a name, a figure and a remark, each column as wide as it needs to be. */
final class Table {
    private static final String INDENT = "  ";

    private final List<Row> rows = new ArrayList<>();

    /** @param emphasis whether the line matters more than the others */
    private record Row(String name, String value, String remark, boolean emphasis) {}

    Table add(String name, String value, String remark) {
        rows.add(new Row(name, value, remark, false));
        return this;
    }

    Table add(String name, String value) {
        return add(name, value, "");
    }

    Table addBold(String name, String value, String remark) {
        rows.add(new Row(name, value, remark, true));
        return this;
    }

    /** Names to the left, figures to the right of their column; each line indented and ended. */
    String text(Style style) {
        int names = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        int values = rows.stream().mapToInt(row -> row.value().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            String value = " ".repeat(values - row.value().length()) + row.value();
            String main = row.name() + " ".repeat(names - row.name().length()) + INDENT + value;
            text.append(INDENT).append(row.emphasis() ? style.bold(main) : main);
            if (!row.remark().isEmpty()) {
                text.append(INDENT).append(style.dim(row.remark()));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
