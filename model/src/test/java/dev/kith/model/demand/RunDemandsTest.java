package dev.kith.model.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kith.config.Settings;
import dev.kith.config.hocon.ConfigurationException;
import dev.kith.config.hocon.Problem;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.run.PreparedRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RunDemandsTest {
    private static final long GIB = 1L << 30;
    private static final MachineLimits LAPTOP = new MachineLimits(2, 16 * GIB, 4 * GIB, 4 * GIB);
    private static final MachineLimits TINY_HEAP = new MachineLimits(2, 16 * GIB, GIB / 4, GIB / 4);

    @ParameterizedTest
    @ValueSource(strings = {"shapes", "fashion-mnist", "clothing", "images"})
    void everyPresetFitsIntoASmallMachine(String preset) {
        Settings settings = settings(preset);
        MachineLimits small = new MachineLimits(1, 3 * GIB, GIB, GIB);

        assertThatCode(() -> RunDemands.check(settings, DataFacts.foreseen(settings), small))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pipeline.threads=9                        | pipeline.threads: found 9, expected at most 8, a few for each of the 2 processors of this machine
            pipeline.workers=1000                     | pipeline.workers: found 1000, expected at most 8, a few for each of the 2 processors of this machine
            pipeline.batch-memory=1TiB                | pipeline.batch-memory: found 1TiB, expected at most 16GiB, the memory of this machine
            data.image-size=1024 batch.size=4096      | batch.size: found 4096, expected at most 170 pictures of 1024 × 1024, so that a view of a batch fits into one buffer
            encoder.width=4096                        | encoder.width: found 4096, expected less: this network has 5,004,301,968 parameters, of which 536,870,911 fit into one buffer
            batch.size=16384 encoder.width=256        | batch.size: found 16384, expected less: this run needs about
            projector.hidden=65536 projector.output=4096 predictor.output=4096 predictor.hidden=65536 | projector.output: found 4096, expected less: this network has 809,980,128 parameters, of which
            queue.capacity=8000000                    | queue.capacity: found 8000000, expected less: this run needs about
            data.image-size=1024 | data.image-size: found 1024, expected less: this run needs about
            labeler.k=10000 batch.size=1024 loss.both-directions=true | labeler.k: found 10000, expected less: this run needs about 11 GB of Java heap (11 GB for neighbours that vote,
            """)
    void oneSentenceSaysWhatIsTooMuchAndWhy(String assignments, String sentence) {
        assertThat(refused(LAPTOP, assignments.split(" ")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith(sentence));
    }

    @Test
    void memoryIsToldByPart() {
        assertThat(refused(LAPTOP, "batch.size=8192", "encoder.width=128"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .matches("batch.size: found 8192, expected less: this run needs about \\d+ GB of memory"
                                + " \\(\\d+ GB for activations of 8,192 rows, [\\d.]+ [GM]B for .*\\),"
                                + " and this machine has 17 GB"));
    }

    @Test
    void aSmallHeapIsFilledLess() {
        assertThat(refused(TINY_HEAP, "data.shapes-train=5000000"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("data.shapes-train: found 5000000, expected less: this run needs about")
                        .endsWith("and this process may take 268 MB; KITH_JAVA_OPTS=-Xmx… allows more"));
        assertThat(refused(TINY_HEAP)).isEmpty();
    }

    @Test
    void neighboursAreNoMoreThanThereAreLabels() {
        Settings settings = settings("shapes", "evaluation.k=101");
        DataFacts hundred = new DataFacts(3, 10, 6000, 1000, 100, true);

        ConfigurationException refused =
                catchThrowableOfType(ConfigurationException.class, () -> RunDemands.check(settings, hundred, LAPTOP));

        assertThat(refused.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "evaluation.k: found 101, expected at most 100, because there are 100 labelled examples");
        assertThatCode(() -> RunDemands.check(settings("shapes"), new DataFacts(3, 2, 9, 1, 3, true), LAPTOP))
                .as("with fewer labels than the usual neighbours all of them vote")
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shapes",
                "shapes loss.both-directions=true",
                "shapes head.enabled=false head.pseudo-weight=0 evaluation.classifier=knn",
                "shapes method=supervised",
                "shapes batch.labelled=3 projector.output=24 predictor.output=24"
            })
    void bytesOfAStepAreThoseThatThePlanWillLend(String words) {
        String[] all = words.split(" ");
        Settings settings = settings(all[0], List.of(all).subList(1, all.length).toArray(String[]::new));
        PreparedRun run = PreparedRun.on(GreyPictures.dataSet(900, 10), settings);
        NetworkSize network = NetworkSize.of(run.context().architecture().description());

        assertThat(StepBytes.of(settings, run.context().architecture().description(), network))
                .isEqualTo(run.newPlan().bytesPerStep());
    }

    private static List<Problem> refused(MachineLimits machine, String... assignments) {
        Settings settings = settings("shapes", assignments);
        try {
            RunDemands.check(settings, DataFacts.foreseen(settings), machine);
            return List.of();
        } catch (ConfigurationException e) {
            return e.problems();
        }
    }

    private static Settings settings(String preset, String... assignments) {
        return SettingsLoader.load(SettingsRequest.ofPreset(preset)
                        .set("data.directory", "/data", "test")
                        .assign(assignments))
                .settings();
    }
}
