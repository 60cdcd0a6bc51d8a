package dev.kith.model.evaluation;

import dev.kith.model.data.HandColumns;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** The columns of {@code labels.csv}, and the way its records are written. */
public final class LabelColumns {
    /** Records as RFC 4180 has them. */
    public static final CSVFormat FORMAT = CSVFormat.RFC4180;

    private LabelColumns() {}

    /** Their names, in order. */
    static List<String> names(boolean withClassifier) {
        List<String> columns =
                new ArrayList<>(List.of("id", "label", "confidence", "votes", "neighbors", "similarities"));
        if (withClassifier) {
            columns.add("classifier_label");
            columns.add("classifier_confidence");
        }
        columns.add(HandColumns.GUESS);
        columns.add(HandColumns.REVIEWED);
        return columns;
    }
}
