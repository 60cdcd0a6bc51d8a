package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What a run saw is remembered, and compared with the data whenever the run is used again. */
final class RememberedRunTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] CLASSES = {"disc", "square", "stripes"};

    @TempDir
    private static Path folder;

    private static Path trained = Path.of("");

    private Path run = Path.of("");
    private DrawnPictures pictures = new DrawnPictures(Path.of(""));

    @BeforeAll
    static void train() {
        DrawnPictures.in(folder.resolve("before"), CLASSES);
        trained = folder.resolve("trained");
        Cli kith = Cli.run(
                words("train", "images", "--json", "--data", folder + "/before", "--run-dir", trained.toString()));
        assertThat(kith.exitCode()).as(kith.err()).isZero();
    }

    private static String[] words(String... first) {
        return Stream.of(
                        Arrays.stream(first),
                        Cli.TINY.stream(),
                        Stream.of("data.labels-per-class=3", "pipeline.mode=sequential"))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    /** Each test has a run and pictures of its own. */
    @BeforeEach
    void copy(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName();
        run = RunTrees.copy(trained, folder.resolve(name + "-run"));
        pictures = DrawnPictures.in(folder.resolve(name), CLASSES);
    }

    private Cli resume(String... more) {
        return Cli.run(Stream.concat(
                        Stream.of(
                                "train",
                                "--json",
                                "--resume",
                                run.toString(),
                                "--data",
                                pictures.folder().toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private Cli evaluate() {
        return Cli.run(
                "evaluate",
                run.toString(),
                "--json",
                "--data",
                pictures.folder().toString());
    }

    private static JsonNode report(Path run) throws IOException {
        return JSON.readTree(run.resolve("report.json").toFile());
    }

    @Test
    void itIsWrittenByNameAndNotChangedOnTheWay() throws IOException {
        List<String> rows = Files.readAllLines(run.resolve("examples.csv"));
        assertThat(rows).hasSize(1 + 12 + 12 + 9).startsWith("id,part,label");
        assertThat(rows).filteredOn(row -> row.contains(",labelled,")).hasSize(9);
        assertThat(rows).contains("test/disc/4.png,test,disc", "unlabelled/u0.png,unlabelled,");
        JsonNode prepared = JSON.readTree(run.resolve("prepared.json").toFile());
        assertThat(prepared.get("classes").toString()).isEqualTo("[\"disc\",\"square\",\"stripes\"]");
        assertThat(prepared.get("counts").toString()).startsWith("{\"labelled\":9,\"test\":9,\"unlabelled\":");
        String digest = prepared.get("examples_sha256").asText();
        assertThat(JSON.readTree(run.resolve("model.json").toFile())
                        .get("examples_sha256")
                        .asText())
                .isEqualTo(digest);
        JsonNode manifest = JSON.readTree(
                run.resolve("checkpoints/step-0000000006/manifest.json").toFile());
        assertThat(manifest.at("/data/examples").asText()).isEqualTo(digest);
        assertThat(manifest.at("/data/classes").toString()).contains("stripes");
        assertThat(Files.readString(run.resolve("prepared.json"))).doesNotContain("�");
    }

    @Test
    void picturesThatWereAddedAreLeftOutAndTheBitsAreTheSame() throws IOException {
        pictures.draw("labelled/disc/0a.png", 0, 900);
        pictures.draw("unlabelled/a.png", 1, 901);
        pictures.draw("test/square/a.png", 1, 902);

        Cli kith = resume("--from-step", "2");

        assertThat(kith.exitCode()).as(kith.err()).isZero();
        assertThat(kith.out())
                .contains(
                        "3 pictures: labelled/disc/0a.png, unlabelled/a.png, test/square/a.png: new since the run began, and"
                                + " left out of it");
        assertThat(report(run).get("parameters_sha256"))
                .isEqualTo(report(trained).get("parameters_sha256"));
        assertThat(report(run).at("/evaluation/test_examples").asInt()).isEqualTo(9);
        assertThat(run.resolve("examples.csv")).hasSameBinaryContentAs(trained.resolve("examples.csv"));
    }

    @Test
    void picturesThatAreGoneAreNamed() throws IOException {
        Files.delete(pictures.folder().resolve("unlabelled/u3.png"));
        Files.delete(pictures.folder().resolve("labelled/disc/0.png"));

        Cli kith = resume();

        assertThat(kith.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(kith.err())
                .contains("Gone: 2 pictures: labelled/disc/0.png, unlabelled/u3.png.")
                .contains("Put them back as they were, or begin a new run.");
        assertThat(report(run)).as("nothing was begun").isEqualTo(report(trained));
    }

    @Test
    void aChangedLabelIsNamed() throws IOException {
        Path table = Files.writeString(pictures.folder().resolve("labels.csv"), labels());
        Cli kith = Cli.run(words("train", "images", "--data", flat(table).toString(), "--run-dir", run + "-table"));
        assertThat(kith.exitCode()).as(kith.err()).isZero();
        String shown = Files.readAllLines(Path.of(run + "-table/examples.csv")).stream()
                .filter(row -> row.contains(",labelled,disc"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(",.*", "");
        Path changed = pictures.folder().resolve("flat/labels.csv");
        Files.writeString(changed, Files.readString(changed).replace(shown + ",disc", shown + ",square"));

        Cli again = Cli.run("train", "--resume", run + "-table");

        assertThat(again.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(again.err())
                .contains(
                        "Labels that training was shown are others now: 1 picture: " + shown + " (square, was disc).");
    }

    private static String labels() {
        StringBuilder text = new StringBuilder("id,label\n");
        for (int c = 0; c < CLASSES.length; c++) {
            for (int i = 0; i < 8; i++) {
                text.append(c).append(i).append(".png,").append(CLASSES[c]).append('\n');
            }
        }
        return text.toString();
    }

    /** A flat folder beside its table. */
    private Path flat(Path table) throws IOException {
        for (int c = 0; c < CLASSES.length; c++) {
            for (int i = 0; i < 10; i++) {
                pictures.draw("flat/" + c + i + ".png", c, 500 + 20 * c + i);
            }
        }
        return Files.move(table, pictures.folder().resolve("flat/labels.csv")).getParent();
    }

    @Test
    void theNewPlaceOfDataIsRemembered() throws IOException {
        Path moved = RunTrees.copy(pictures.folder(), Path.of(run + " moved"));
        Cli kith =
                Cli.run("train", "--json", "--resume", run.toString(), "--from-step", "4", "--data", moved.toString());
        assertThat(kith.exitCode()).as(kith.err()).isZero();

        assertThat(kith.out()).contains("the data of this run are in " + moved + " from now on");
        assertThat(Files.readString(run.resolve("config.conf"))).contains(moved.toString());
        assertThat(report(run).get("parameters_sha256"))
                .isEqualTo(report(trained).get("parameters_sha256"));
        Cli again = Cli.run("train", "--json", "--resume", run.toString());
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).doesNotContain("from now on");
    }

    @Test
    void classesThatTheModelDoesNotKnowAreRefused() {
        pictures.move("labelled/disc", "labelled/zdisc");
        pictures.move("test/disc", "test/zdisc");

        for (Cli kith : List.of(
                evaluate(),
                Cli.run("embed", run.toString(), "--data", pictures.folder().toString()),
                resume())) {
            assertThat(kith.exitCode()).isEqualTo(ExitCode.WRONG);
            assertThat(kith.err()).contains("zdisc").doesNotContain("Exception", "unexpected");
        }
        assertThat(evaluate().err())
                .contains("The data have classes that the model does not know: zdisc. It knows disc, square, stripes.");
    }

    @Test
    void aFurtherClassIsRefused() {
        for (int i = 0; i < 4; i++) {
            pictures.draw("labelled/arc/" + i + ".png", 3, 700 + i);
        }
        assertThat(evaluate().exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(evaluate().err()).contains("does not know: arc. It knows disc, square, stripes");
        assertThat(resume().err()).contains("There are classes that the run does not know: arc.");
    }

    @Test
    void evaluationSeesTheSameTestWhateverWasAdded() throws IOException {
        JsonNode before =
                JSON.readTree(Cli.run("evaluate", run.toString(), "--json").out());
        pictures.draw("labelled/disc/0a.png", 0, 900);
        pictures.draw("unlabelled/a.png", 1, 901);

        Cli kith = evaluate();

        assertThat(JSON.readTree(kith.out())).isEqualTo(before);
        assertThat(kith.err()).contains("not evaluated: 1 picture: labelled/disc/0a.png");
    }

    /** A picture of the labelled ones that was moved into test/ would be a test of memory. */
    @Test
    void whatTrainingSawIsNeverTested() throws IOException {
        for (String line : Files.readAllLines(run.resolve("examples.csv"))) {
            if (line.contains("labelled/disc/") && line.contains(",labelled,")) {
                String id = line.replaceFirst(",.*", "");
                pictures.move(id, "kept/" + id);
            }
        }
        pictures.draw("labelled/disc/new.png", 0, 905);
        pictures.move("kept", "../kept-" + run.getFileName());

        Cli kith = evaluate();

        assertThat(kith.exitCode()).as(kith.err()).isZero();
        assertThat(JSON.readTree(kith.out()).get("test_examples").asInt()).isEqualTo(9);
        assertThat(JSON.readTree(kith.out()).has("linear_top1")).isFalse();
        assertThat(kith.err())
                .contains("gone since the run: 3 pictures: labelled/disc/", "the linear probe is left out");
    }

    @Test
    void missingClassesAreTold() {
        RunTrees.delete(pictures.folder().resolve("labelled/disc"));
        RunTrees.delete(pictures.folder().resolve("test/disc"));

        Cli kith = evaluate();

        assertThat(kith.exitCode()).as(kith.err()).isZero();
        assertThat(kith.err()).contains("the data have nothing of these classes of the model: disc");
    }

    @Test
    void aRunWhoseListIsLostFindsItAgainInTheSameDataOnly() throws IOException {
        Files.writeString(run.resolve("examples.csv"), "");
        Cli same = resume("--from-step", "4");
        assertThat(same.exitCode()).as(same.err()).isZero();
        assertThat(same.out()).contains("The data are still those of the run, so it is written again.");
        assertThat(run.resolve("examples.csv")).hasSameBinaryContentAs(trained.resolve("examples.csv"));

        Files.delete(run.resolve("prepared.json"));
        pictures.draw("labelled/disc/0a.png", 0, 900);
        Cli other = resume();
        assertThat(other.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(other.err()).contains("prepared.json is missing. And the data have changed since the run began");
        assertThat(evaluate().err()).contains("prepared.json is missing. And these are not the data of the run");
    }
}
