package dev.kith.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of problem, and the words it is told in. */
class ProblemsTest {
    @TempDir
    private Path folder;

    @Test
    void unknownKeyOnTheCommandLine() {
        assertThat(messages(shapes().assign("loss.alhpa=1")))
                .containsExactly("loss.alhpa (command line: loss.alhpa=1): unknown key; did you mean loss.alpha?");
    }

    @Test
    void unknownKeysInAFileWithTheirLines() throws IOException {
        Path file = write("my.conf", "seed = 2\nlos {\n  temprature = 1\n}\nloss.alpha.x = 1\n\nfrobnicate = 1\n");
        assertThat(messages(shapes().file(file)))
                .containsExactly(
                        "los.temprature (" + file + ":3): unknown key; did you mean loss.temperature?",
                        "loss.alpha.x (" + file + ":5): unknown key; did you mean loss.alpha?",
                        "frobnicate (" + file + ":7): unknown key");
    }

    @Test
    void unknownKeysAreReportedEvenWhereALaterLayerHidesThem() {
        assertThat(messages(shapes().text("loss = 3", "body").assign("loss.alpha=0.5")))
                .containsExactly("loss (body:1): found 3, expected a block of keys");
        assertThat(messages(shapes().text("loss.alhpa = 3", "body").assign("loss.alhpa=null")))
                .hasSize(2);
    }

    @Test
    void wrongTypesAndRanges() throws IOException {
        Path file = write("my.conf", "batch {\n  size = many\n}\nloss.temperature = 0\nencoder.blocks = [1, x]");
        assertThat(messages(shapes().file(file).assign("ema.decay=1.5", "seed=null", "loss.negatives=some")))
                .containsExactly(
                        "seed (command line: seed=null): found null, expected whole number",
                        "batch.size (" + file + ":2): found many, expected whole number of rows, from 2 to 16384",
                        "encoder.blocks (" + file + ":5): found [1,\"x\"], expected list of 1 to 8 whole numbers of"
                                + " blocks, from 1 to 64, such as [1, 2]",
                        "loss.temperature (" + file + ":4): found 0, expected number, from 0.001 to 1000",
                        "loss.negatives (command line: loss.negatives=some): found some, expected whole number of"
                                + " rows, from 1 to 16384, or all",
                        "ema.decay (command line: ema.decay=1.5): found 1.5, expected number, from 0 to 1");
    }

    @Test
    void wrongChoiceWithTheNearestOne() {
        assertThat(problems(shapes().assign("pipeline.mode=Asynchronus")))
                .containsExactly(new Problem(
                        Problem.Kind.WRONG_VALUE,
                        "pipeline.mode",
                        "command line: pipeline.mode=Asynchronus",
                        "Asynchronus",
                        "one of asynchronous, sequential",
                        List.of("asynchronous")));
    }

    @Test
    void syntaxErrorWithFileAndLineBesideTheProblemsOfOtherLayers() throws IOException {
        Path file = write("my.conf", "seed = 1\nbatch {\n  size = = 4\n");
        List<Problem> problems = problems(shapes().file(file).assign("loss.alhpa=1", "batch.size=1"));
        assertThat(problems)
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.SYNTAX, Problem.Kind.UNKNOWN_KEY, Problem.Kind.WRONG_VALUE);
        assertThat(problems.get(0).message())
                .startsWith(file + ":3: found what is not HOCON: Expecting a value but got wrong token: '='");
    }

    @Test
    void aBrokenFileHidesNoConsequences() throws IOException {
        Path file = write("my.conf", "data.directory = /data\nseed = }");
        assertThat(problems(SettingsRequest.ofPreset("clothing").file(file)))
                .as("the missing directory may stand in the broken file")
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.SYNTAX);
    }

    @Test
    void unresolvedSubstitution() throws IOException {
        Path file = write("my.conf", "\nseed = ${nowhere}");
        assertThat(messages(shapes().file(file)).get(0))
                .startsWith(file + ":2: found")
                .contains("${nowhere}");
    }

    @Test
    void missingFile() {
        Path file = folder.resolve("none.conf");
        assertThat(messages(shapes().file(file))).containsExactly(file + ": no such file, expected a HOCON file");
        assertThat(messages(shapes().file(folder)))
                .containsExactly(folder + ": not a readable file, expected a HOCON file");
    }

    @Test
    void unknownPreset() {
        assertThat(messages(SettingsRequest.ofPreset("fashon_mnist").assign("loss.alhpa=1")))
                .containsExactly(
                        "preset (requested preset): found \"fashon_mnist\", expected one of "
                                + String.join(", ", Presets.names()) + "; did you mean fashion-mnist?",
                        "loss.alhpa (command line: loss.alhpa=1): unknown key; did you mean loss.alpha?");
        assertThat(problems(SettingsRequest.ofPreset("../presets/shapes")))
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.UNKNOWN_PRESET);
    }

    @Test
    void aSecondPreset() {
        assertThat(messages(shapes().assign("preset=clothing")))
                .containsExactly("preset (command line: preset=clothing): found clothing, expected shapes, the"
                        + " preset that was chosen first");
        assertThat(SettingsLoader.load(shapes().assign("preset=shapes"))
                        .settings()
                        .preset())
                .isEqualTo("shapes");
        assertThat(messages(SettingsRequest.ofRun("preset = null", "run").text("preset = shapes", "body")))
                .containsExactly("preset (body:1): found shapes, expected null, the preset that was chosen first");
    }

    @Test
    void notAnAssignment() {
        assertThat(messages(shapes().assign("seed", "=3", "a..b=1", "encoder.blocks=[1,")))
                .satisfiesExactly(
                        m -> assertThat(m).isEqualTo("command line: found \"seed\", expected key=value"),
                        m -> assertThat(m).isEqualTo("command line: found \"=3\", expected key=value"),
                        m -> assertThat(m).startsWith("command line: a..b=1: found what is not HOCON"),
                        m -> assertThat(m).startsWith("command line: encoder.blocks=[1,"));
    }

    @Test
    void twoOfAGroupInOneLayer() throws IOException {
        assertThat(messages(shapes().assign("budget.steps=10", "seed=3").set("budget.minutes", "1", "--minutes 1")))
                .containsExactly("budget.steps (command line: budget.steps=10, --minutes 1): found budget.steps and"
                        + " budget.minutes, expected only one of them");
        Path file = write("my.conf", "data.labels = 10\ndata.labels-per-class = 1");
        assertThat(messages(shapes().file(file)))
                .containsExactly("data.labels (" + file + ":1, " + file
                        + ":2): found data.labels and data.labels-per-class, expected only one of them");
    }

    @Test
    void everythingAtOnce() {
        SettingsRequest request = SettingsRequest.ofPreset("clothing")
                .text("sede = 1\nbatch.size = few", "body")
                .assign("loss.alpha=-1", "head.enabled=false", "budget.steps=1", "budget.epochs=1");
        ConfigurationException e = failure(request);
        assertThat(e.problems())
                .extracting(Problem::key)
                .containsExactly(
                        "sede",
                        "budget.steps",
                        "batch.size",
                        "loss.alpha",
                        "data.directory",
                        "head.pseudo-weight",
                        "evaluation.classifier");
        assertThat(e).hasMessageStartingWith("7 problems in the configuration:\n  sede (body:1): unknown key");
    }

    private SettingsRequest shapes() {
        return SettingsRequest.ofPreset("shapes");
    }

    static List<String> messages(SettingsRequest request) {
        return problems(request).stream().map(Problem::message).toList();
    }

    static List<Problem> problems(SettingsRequest request) {
        return failure(request).problems();
    }

    private static ConfigurationException failure(SettingsRequest request) {
        ConfigurationException e =
                catchThrowableOfType(ConfigurationException.class, () -> SettingsLoader.load(request));
        assertThat(e).as("a configuration that should have been refused").isNotNull();
        return e;
    }

    private Path write(String name, String hocon) throws IOException {
        return Files.writeString(folder.resolve(name), hocon);
    }
}
