package dev.kith.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossChecksTest {

    /** The first column makes the problem whose key is the second; the third, added, makes it good. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            data.source=images                            | data.directory        | data.directory=/photos
            data.shapes-train=500                         | data.validation       | data.validation=499
            data.validation=5990 data.labels=10           | data.validation       | data.validation=5989
            data.validation=0                             | data.validation       | evaluation.every-steps=0
            data.validation=0                             | data.validation       | evaluation.enabled=false
            batch.labelled=0                              | batch.labelled        | batch.labelled=1
            batch.labelled=0                              | batch.labelled        | method=supervised
            batch.labelled=128                            | batch.labelled        | batch.labelled=127
            batch.labelled=129 method=supervised          | batch.labelled        | batch.labelled=128
            views.first.crop.max-area=0.1                 | views.first.crop.min-area   | views.first.crop.min-area=0.1
            views.second.crop.max-aspect=0.5              | views.second.crop.min-aspect | views.second.crop.min-aspect=0.5
            views.second.blur.min-sigma=3                 | views.second.blur.min-sigma  | views.second.blur.max-sigma=3
            data.image-size=15 encoder.blocks=1,1,1,1     | data.image-size       | data.image-size=16
            data.image-size=15 encoder.stem=imagenet      | data.image-size       | encoder.blocks=1,1
            predictor.output=32                           | predictor.output      | projector.output=32
            loss.negatives=128                            | loss.negatives        | loss.negatives=127
            loss.alpha=0 loss.augmentation-term=false     | loss.alpha            | method=supervised
            queue.capacity=63                             | queue.capacity        | queue.capacity=64
            queue.capacity=64 labeler.k=65                | labeler.k             | labeler.k=64
            head.enabled=false evaluation.classifier=knn  | head.pseudo-weight    | head.pseudo-weight=0
            head.enabled=false head.pseudo-weight=0       | evaluation.classifier | evaluation.classifier=linear
            evaluation.classifier=finetuned               | evaluation.classifier | finetune.steps=1
            pipeline.layout=turns pipeline.workers=1      | pipeline.workers      | pipeline.layout=auto
            budget.steps=null                             | budget.steps          | budget.minutes=1
            """)
    void refusedUntilMadeGood(String wrong, String key, String remedy) {
        SettingsRequest request = SettingsRequest.ofPreset("shapes").assign(wrong.split(" "));
        assertThat(ProblemsTest.problems(request)).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT);
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.expected()).contains(", because ");
        });
        assertThatCode(() -> SettingsLoader.load(request.assign(remedy))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "views.first.crop.min-area=0",
        "views.first.crop.max-area=1.1",
        "views.second.flip=1.5",
        "views.first.color.probability=-0.1",
        "views.first.color.hue=0.6",
        "head.pseudo-agreement=2",
        "head.label-smoothing=1",
        "optimizer.beta1=1",
        "optimizer.learning-rate=0",
        "checkpoint.keep=0",
        "metrics.every-steps=0",
        "pipeline.max-staleness=-1",
        "pipeline.batch-memory=0",
        "data.labels=0",
        "budget.minutes=0",
        "queue.capacity=0",
    })
    void outsideTheRange(String assignment) {
        assertThat(ProblemsTest.problems(SettingsRequest.ofPreset("shapes").assign(assignment)))
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.WRONG_VALUE);
    }

    @Test
    void theMessageNamesBothPlaces() {
        assertThat(ProblemsTest.messages(SettingsRequest.ofPreset("shapes").assign("batch.size=8", "batch.labelled=4")))
                .containsExactly("loss.negatives (default): found 10, expected at most 7, the other rows of the batch,"
                        + " because batch.size is 8 (command line: batch.size=8)");
    }

    @Test
    void aWrongValueIsNotAlsoCompared() {
        assertThat(ProblemsTest.problems(
                        SettingsRequest.ofPreset("shapes").assign("batch.size=x", "batch.labelled=500")))
                .extracting(Problem::key)
                .containsExactly("batch.size");
    }
}
