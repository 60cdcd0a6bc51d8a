package dev.kith.http.report;

import java.util.ArrayList;
import java.util.List;

/** Lines of a name and a text. */
final class Lines {
    private static final int USUAL_WIDTH = 11;

    private final int width;
    private final List<String> names = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    Lines() {
        this(USUAL_WIDTH);
    }

    /** @param width characters from the beginning of a name to that of its text */
    Lines(int width) {
        this.width = width;
    }

    Lines add(String name, String text) {
        names.add(name);
        texts.add(text);
        return this;
    }

    /** Each line indented and ended, all texts below each other. */
    String text(Style style) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String padding = " ".repeat(Math.max(1, width - name.length()));
            text.append("  ")
                    .append(style.dim(name))
                    .append(padding)
                    .append(texts.get(i))
                    .append('\n');
        }
        return text.toString();
    }
}
