package dev.kith.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kith.tests.support.Kith;
import dev.kith.tests.support.TinyRuns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What programs read is the same under every locale: with the digits of Arabic and Bengali, the Buddhist and the Japanese
 * imperial calendar, the dotless i of Turkish and the comma of German.
 */
@ResourceLock(Resources.LOCALE)
final class LocaleTest {
    /** What depends on the clock, not on the locale. */
    private static final List<String> TIMES = List.of(
            "wall_seconds",
            "examples_per_second",
            "first_step_seconds",
            "busy",
            "overlap",
            "peak_memory_bytes",
            "peak");

    private static final Pattern TIME = Pattern.compile("\"time\":[0-9.E-]+|\"throughput/[a-z_]+\":[0-9.E-]+");
    private static final Pattern BOARD = Pattern.compile("events\\.out\\.tfevents\\.[0-9]+\\.[\\x21-\\x7e]+");
    private static final Pattern MACHINE_NAME = Pattern.compile("[\\x21-\\x7e]+");

    @TempDir
    private static Path folder;

    private static final Locale BEFORE = Locale.getDefault();
    private static Map<String, String> expected = Map.of();

    @BeforeAll
    static void trainNeutrally() {
        Locale.setDefault(Locale.ROOT);
        expected = written(folder.resolve("neutral/run"));
        assertThat(expected.keySet())
                .contains(
                        "metrics.jsonl",
                        "report.json",
                        "labels.csv",
                        "config.conf",
                        "model.safetensors",
                        "embeddings.csv")
                .anyMatch(name -> name.startsWith("checkpoints/"))
                .anyMatch(name -> name.startsWith("exported/"));
    }

    @AfterAll
    static void restore() {
        Locale.setDefault(BEFORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ar-EG-u-nu-arab",
                "fa-IR-u-nu-arabext",
                "bn-BD-u-nu-beng",
                "th-TH-u-ca-buddhist-nu-thai",
                "ja-JP-u-ca-japanese",
                "tr-TR",
                "de-DE",
                "fr-CH"
            })
    void machinesReadTheSame(String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));

        Map<String, String> found = written(folder.resolve(locale).resolve("run"));

        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, content) -> assertThat(found.get(name)).as(name).isEqualTo(content));
    }

    /** Trains and writes whatever there is to write; file to content, as far as it does not depend on the clock. */
    private static Map<String, String> written(Path run) {
        List<String> more = List.of(
                "budget.steps=24", "checkpoint.every-steps=8", "evaluation.every-steps=8", "labeler.k=3", "seed=7");
        List<String> words =
                Stream.concat(TinyRuns.shapesWords().stream(), more.stream()).toList();
        done(Kith.run(words, "train", "shapes", "--quiet", "--run-dir", run.toString()));
        done(Kith.run("embed", run.toString()));
        done(Kith.run("export", run.toString(), "-o", run.resolve("exported").toString()));
        try (Stream<Path> files = Files.walk(run)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> name(run, file), LocaleTest::content, (a, b) -> a + b, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void done(Kith kith) {
        assertThat(kith.exitCode()).as(kith.err()).isZero();
    }

    private static String name(Path run, Path file) {
        String name = run.relativize(file).toString();
        assertThat(name).matches(MACHINE_NAME);
        return BOARD.matcher(name).matches() ? "board" : name;
    }

    private static String content(Path file) {
        try {
            String name = String.valueOf(file.getFileName());
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (name.equals("report.json")) {
                return timeless(Kith.json(file)).toString();
            } else if (name.equals("timeline.json")) {
                return "slices " + Kith.json(file).has("traceEvents");
            } else if (name.equals("metrics.jsonl")) {
                return TIME.matcher(bytes).replaceAll("").lines().sorted().collect(Collectors.joining("\n"));
            } else if (BOARD.matcher(name).matches()) {
                return tags(bytes);
            } else if (name.equals("manifest.json")) {
                return timeless(Kith.json(file)).toString();
            }
            return bytes.replaceAll(Pattern.quote(String.valueOf(file.getParent())), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Names of series; that of an evaluation comes when it is done. A name stands between its length and the field of its
     * value: other bytes may look like letters, too.
     */
    private static String tags(String events) {
        return Pattern.compile("\\n(.)([a-z_0-9]+/[a-z_0-9]+)\\x15", Pattern.DOTALL)
                .matcher(events)
                .results()
                .filter(match -> match.group(1).charAt(0) == match.group(2).length())
                .map(match -> match.group(2))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static JsonNode timeless(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(TIMES);
            object.remove(List.of("created", "run", "run_id", "saved"));
        }
        node.forEach(LocaleTest::timeless);
        return node;
    }
}
