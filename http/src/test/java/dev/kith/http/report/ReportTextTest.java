package dev.kith.http.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.run.PipelineReport;
import dev.kith.model.run.PipelineReport.BatchMemoryBytes;
import dev.kith.model.run.RunReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReportTextTest {
    private static final Path DIRECTORY = Path.of("runs", "shapes-20260101-120000");
    private static final List<String> FILES = List.of("report.json", "model.safetensors");

    @Test
    void tellsEverythingOfAnAsynchronousRunWithItsControl() {
        RunReport report = report(evaluation(Optional.of(0.942)), pipeline(4), List.of("a.png: truncated"))
                .withControl(report(evaluation(Optional.of(0.861)), pipeline(0), List.of()));

        assertThat(ReportText.of(report, DIRECTORY, FILES, Style.plain())).isEqualTo("""

                        shapes, semppl, seed 1: 1,200 steps in 1:02

                          Accuracy on the test split  94.2 %  ± 0.7, head classifier, 1,000 examples
                            head                      94.2 %  trained along with the encoder
                            linear probe              93.1 %  on the frozen encoder
                            nearest neighbours        92.5 %  among the labelled examples
                          Pseudo-labels               91.0 %  in the last tenth of the run
                          Supervised control          86.1 %  the same encoder, labels and steps; Kith is 8.1 points better

                          Labels     100 for training, 500 for validation
                          Encoder    392,234 parameters in training
                          Speed      2,477 examples/s; first step after 3.9 s
                          Pipeline   asynchronous, staleness ≤ 4; networks: 2 threads, labeler: 1 thread
                          Busy       labeler 6 %, networks 97 %; two or more at once 24 %
                          Staleness  0: 1 step, 4: 1,199 steps
                          Memory     1.4 GB at most
                          Skipped    1 example that could not be decoded; report.json names it

                          Files      runs/shapes-20260101-120000
                                     report.json  model.safetensors

                          Next       ./kith evaluate runs/shapes-20260101-120000  which classes are confused
                                     ./kith export runs/shapes-20260101-120000 -o model/  the model and its card
                        """);
    }

    @Test
    void saysNothingOfWhatIsNotThere() {
        String text = ReportText.of(
                report(evaluation(Optional.empty()), pipeline(0), List.of()), DIRECTORY, FILES, Style.plain());

        assertThat(text)
                .contains("Accuracy on the test split  unknown  no test example has a label")
                .doesNotContain("Staleness", "Skipped", "Supervised", "Optional", "null");
    }

    @Test
    void warnsWhereTheControlIsAsGood() {
        RunReport worse = report(evaluation(Optional.of(0.90)), pipeline(0), List.of())
                .withControl(report(evaluation(Optional.of(0.91)), pipeline(0), List.of()));
        RunReport better = report(evaluation(Optional.of(0.95)), pipeline(0), List.of())
                .withControl(report(evaluation(Optional.of(0.91)), pipeline(0), List.of()));

        assertThat(ReportText.of(worse, DIRECTORY, FILES, Style.plain()))
                .contains("Kith is 1.0 points worse", "did not clearly help");
        assertThat(ReportText.of(better, DIRECTORY, FILES, Style.plain())).doesNotContain("did not clearly help");
    }

    @Test
    void saysHowManyWereSkippedAlsoWhereNotAllAreNamed() {
        List<String> broken =
                IntStream.range(0, 30).mapToObj(i -> i + ".png: cut").toList();
        assertThat(ReportText.of(
                        report(evaluation(Optional.of(0.9)), pipeline(0), broken), DIRECTORY, FILES, Style.plain()))
                .contains("Skipped    30 examples that could not be decoded; report.json names the first\n");
    }

    private static RunReport.Evaluation evaluation(Optional<Double> accuracy) {
        return new RunReport.Evaluation(
                accuracy,
                "head",
                accuracy.map(value -> 0.007),
                Optional.empty(),
                accuracy.map(value -> 0.925),
                accuracy.map(value -> 0.931),
                accuracy,
                Optional.empty(),
                1000,
                500,
                new TreeMap<>(),
                new TreeMap<>(),
                Optional.empty());
    }

    private static PipelineReport pipeline(int maxStaleness) {
        return new PipelineReport(
                "asynchronous",
                List.of("networks: 2 threads", "labeler: 1 thread"),
                maxStaleness,
                new TreeMap<>(Map.of("networks", 0.97, "labeler", 0.06)),
                0.24,
                new TreeMap<>(Map.of(0L, 1L, 4L, 1199L)),
                0,
                new BatchMemoryBytes(7, 1 << 30, 7_000_000, 6_500_000));
    }

    private static RunReport report(RunReport.Evaluation evaluation, PipelineReport pipeline, List<String> broken) {
        return new RunReport(
                "semppl",
                "shapes",
                "shapes-20260101-120000",
                1,
                1200,
                62,
                2477.4,
                3.94,
                392_234,
                "00",
                Optional.empty(),
                100,
                evaluation,
                Optional.empty(),
                Optional.of(0.91),
                Optional.empty(),
                List.of(),
                pipeline,
                Optional.of(1_449_551_872L),
                Map.of(),
                broken.size(),
                broken.stream().limit(20).toList(),
                FoundTextTest.found(),
                new TreeMap<>(),
                Map.of());
    }
}
