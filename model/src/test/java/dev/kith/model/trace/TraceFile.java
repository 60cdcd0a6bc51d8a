package dev.kith.model.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kith.config.OptimizerSettings.Algorithm;
import dev.kith.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A trace with the arithmetic that tests of it share. */
record TraceFile(NpzFile file, JsonNode json) {
    static final int STEPS = 2;
    static final int DIRECTIONS = 2;

    /** Traces the first steps of the tiny run. */
    static TraceFile record(Settings.Method method, Algorithm algorithm, Path path) throws IOException {
        Tracer.trace(TinyRun.of(method, algorithm), STEPS, path);
        NpzFile file = new NpzFile(path);
        return new TraceFile(file, new ObjectMapper().readTree(file.text(TraceKey.ARCHITECTURE)));
    }

    private static String key(int step, String name) {
        return "step" + step + "/" + name;
    }

    float[] floats(int step, String name) {
        return file.floats(key(step, name));
    }

    double[] doubles(int step, String name) {
        return file.doubles(key(step, name));
    }

    double[][] rows(int step, String name) {
        return file.rows(key(step, name));
    }

    long[] integers(int step, String name) {
        return file.integers(key(step, name));
    }

    double number(int step, String name) {
        return file.number(key(step, name));
    }

    /** A number of the settings. */
    double setting(String block, String name) {
        JsonNode value = json.path("settings").path(block).path(name);
        assertThat(value.isNumber()).as(block + "." + name).isTrue();
        return value.asDouble();
    }

    /** Elements of a parameter. */
    static int size(JsonNode entry) {
        int size = 1;
        for (JsonNode extent : entry.path("shape")) {
            size *= extent.asInt();
        }
        return size;
    }

    /** By element of the flat vector, whether weight decay applies. */
    boolean[] decayed() {
        boolean[] decayed = new boolean[json.path("parameters").path("size").asInt()];
        for (JsonNode entry : json.path("parameters").path("entries")) {
            int offset = entry.path("offset").asInt();
            Arrays.fill(
                    decayed, offset, offset + size(entry), entry.path("decayed").asBoolean());
        }
        return decayed;
    }

    static double crossEntropy(double[][] logits, double[][] targets) {
        double sum = 0;
        for (int row = 0; row < logits.length; row++) {
            double normaliser =
                    Math.log(Arrays.stream(logits[row]).map(Math::exp).sum());
            for (int k = 0; k < logits[row].length; k++) {
                sum -= targets[row][k] * (logits[row][k] - normaliser);
            }
        }
        return sum;
    }

    static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    static void assertClose(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i])
                    .as("element %d", i)
                    .isEqualTo(expected[i], within(tolerance * Math.max(1, Math.abs(expected[i]))));
        }
    }
}
