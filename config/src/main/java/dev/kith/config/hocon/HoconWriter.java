package dev.kith.config.hocon;

import java.util.ArrayList;
import java.util.List;

/** Lays out keys as nested blocks. Keys of one block must follow each other. */
final class HoconWriter {
    private final StringBuilder out = new StringBuilder();
    private final List<String> open = new ArrayList<>();

    /** Nothing was written yet, or nothing since a block was opened: no need for a blank line. */
    private boolean atStart = true;

    /** Writes {@code name = text} in its block, below the comments. */
    void value(String key, String text, List<String> comments) {
        moveTo(parent(key));
        comment(comments);
        line(name(key) + " = " + text);
    }

    /** Opens a block below the comments; needed only where it has some, {@link #value} opens by itself. */
    void block(String path, List<String> comments) {
        moveTo(parent(path));
        comment(comments);
        moveTo(path);
    }

    /** Closes all blocks. */
    String finish() {
        moveTo("");
        return out.toString();
    }

    private void comment(List<String> lines) {
        if (!lines.isEmpty() && !atStart) {
            out.append('\n');
        }
        lines.forEach(text -> line("# " + text));
    }

    private void moveTo(String block) {
        List<String> target = block.isEmpty() ? List.of() : List.of(block.split("\\."));
        while (!isPrefix(open, target)) {
            open.remove(open.size() - 1);
            line("}");
        }
        while (open.size() < target.size()) {
            String name = target.get(open.size());
            line(name + " {");
            open.add(name);
        }
    }

    private static boolean isPrefix(List<String> shorter, List<String> longer) {
        return shorter.size() <= longer.size() && shorter.equals(longer.subList(0, shorter.size()));
    }

    private void line(String text) {
        out.append("  ".repeat(open.size())).append(text).append('\n');
        atStart = text.endsWith("{");
    }

    private static String parent(String key) {
        return key.substring(0, Math.max(0, key.lastIndexOf('.')));
    }

    private static String name(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
