package dev.kith.model.data.images;

import static dev.kith.config.Text.format;

import dev.kith.config.DataSettings;
import dev.kith.model.data.DataException;
import dev.kith.model.data.Findings;
import dev.kith.model.data.folder.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the label tables of a data set say together. There may be a {@code labels.csv}, in any case of letters, at the top or
 * beside the pictures it names, and {@code data.labels-file}. Of two tables that name one picture the stronger counts: first
 * {@code data.labels-file}, then the table at the top, then those below it.
 *
 * @param byId what the strongest table says of each picture that one names
 */
record LabelTables(Map<String, Said> byId) {

    /**
     * What a table says of a picture.
     *
     * @param label empty: that its label is not to count
     */
    record Said(String table, int line, Optional<String> label) {}

    LabelTables {
        byId = Collections.unmodifiableMap(new TreeMap<>(byId));
    }

    /** The labels they give, by id; without those that take one away. */
    Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        byId.forEach((id, said) -> said.label().ifPresent(label -> labels.put(id, label)));
        return labels;
    }

    /**
     * Reads them.
     *
     * @param findings hears of the tables and of what they contradict
     * @throws DataException if a table cannot be read, contradicts itself, or names pictures that are not there
     */
    static LabelTables read(FileTree files, Path root, DataSettings settings, Findings.Collector findings) {
        List<TableRows> weakestFirst = new ArrayList<>();
        TableSearch search = new TableSearch(files, root, findings);
        search.below().forEach(weakestFirst::add);
        search.top().forEach(weakestFirst::add);
        settings.labelsFile()
                .ifPresent(file -> weakestFirst.add(
                        TableRows.match(parse(file), files, "", root).checked()));
        search.tellOthers(settings.labelsFile());
        weakestFirst.forEach(rows -> findings.table(used(rows)));
        return united(weakestFirst, findings);
    }

    private static Findings.Table used(TableRows rows) {
        long labels = rows.byId().values().stream()
                .filter(row -> row.label().isPresent())
                .count();
        String remark = rows.table().guesses() == 0 ? "" : rows.table().guessesText();
        return new Findings.Table(rows.table().source(), true, Math.toIntExact(labels), remark);
    }

    private static LabelTables united(List<TableRows> weakestFirst, Findings.Collector findings) {
        Map<String, Said> byId = new LinkedHashMap<>();
        for (TableRows rows : weakestFirst) {
            String source = rows.table().source();
            List<String> differing = new ArrayList<>();
            rows.byId().forEach((id, row) -> {
                Said before = byId.put(id, new Said(source, row.line(), row.label()));
                if (before != null && !before.label().equals(row.label())) {
                    differing.add(format(
                            "%s (%s, not %s)",
                            id, row.label().orElse("no label"), before.label().orElse("none")));
                }
            });
            if (!differing.isEmpty()) {
                findings.notice(format(
                        "%s and another table give different labels to %s; %s counts: %s",
                        source,
                        differing.size() == 1 ? "one picture" : differing.size() + " pictures",
                        source,
                        Findings.named(differing)));
            }
            if (rows.table().guesses() > 0) {
                findings.notice(format("%s: %s", source, rows.table().guessesText()));
            }
        }
        return new LabelTables(byId);
    }

    private static LabelTable parse(Path file) {
        try {
            return LabelsCsv.parse(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw TableSearch.unreadable(file.toString(), e);
        }
    }
}
