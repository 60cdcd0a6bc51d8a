package dev.kith.http.series;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One line of {@code metrics.jsonl}, read without an object for each number. The same object takes the next line. */
final class ParsedLine {
    private double step;
    private double time;
    private final List<String> names = new ArrayList<>();
    private double[] values = new double[32];

    long step() {
        return (long) step;
    }

    /** Seconds of training. */
    double time() {
        return time;
    }

    /** Names of the values, in the order of the line. */
    List<String> names() {
        return names;
    }

    double value(int index) {
        return values[index];
    }

    /**
     * Reads the object that a parser has come to. Values that are no finite numbers are NaN.
     *
     * @return false if it is no line of metrics
     * @throws IOException if it is torn
     */
    boolean read(JsonParser parser) throws IOException {
        names.clear();
        step = Double.NaN;
        time = Double.NaN;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            double value = number(parser);
            switch (name) {
                case "step" -> step = value;
                case "time" -> time = value;
                default -> add(name, value);
            }
        }
        return !Double.isNaN(step) && !Double.isNaN(time);
    }

    private static double number(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token.isNumeric()) {
            double value = parser.getDoubleValue();
            return Double.isFinite(value) ? value : Double.NaN;
        }
        parser.skipChildren();
        return Double.NaN;
    }

    private void add(String name, double value) {
        if (names.size() == values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        values[names.size()] = value;
        names.add(name);
    }
}
