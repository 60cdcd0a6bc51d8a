package dev.kith.model.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.config.ByteSize;
import dev.kith.config.hocon.ConfigurationException;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.method.Plan;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.StepResult;
import dev.kith.model.stop.StopSignal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchMemoryTest {
    private static final ByteSize LIMIT = ByteSize.ofMebibytes(64);
    private static final long MIB = 1 << 20;

    private static PreparedRun prepare(String... changes) {
        SettingsRequest request = SettingsRequest.ofPreset("shapes")
                .assign(
                        "data.shapes-train=260",
                        "data.shapes-test=20",
                        "data.validation=20",
                        "data.image-size=8",
                        "data.labels-per-class=4",
                        "batch.size=20",
                        "batch.labelled=6",
                        "encoder.width=2",
                        "encoder.blocks=1",
                        "projector.hidden=4",
                        "projector.output=6",
                        "predictor.hidden=4",
                        "predictor.output=6",
                        "evaluation.every-steps=0",
                        "pipeline.threads=1")
                .assign(changes);
        return PreparedRun.prepare(SettingsLoader.load(request).settings());
    }

    @ParameterizedTest
    @CsvSource({"10, 2, 2", "9, 3, 3", "9, 4, 3", "16, 2, 0", "12, 2, 1"})
    void whatIsMadeAheadGivesWay(long mebibytesPerStep, int wanted, int prefetch) {
        BatchMemory memory = BatchMemory.of(LIMIT, mebibytesPerStep * MIB, 4, wanted);

        assertThat(memory.prefetch()).isEqualTo(prefetch);
        assertThat(memory.batches()).isEqualTo(4 + prefetch);
        assertThat(memory.boundBytes())
                .isEqualTo((4 + prefetch) * mebibytesPerStep * MIB)
                .isLessThanOrEqualTo(LIMIT.bytes());
    }

    @Test
    void aLoweredPrefetchIsSaid() {
        assertThat(BatchMemory.of(LIMIT, 9 * MIB, 5, 4).notice())
                .contains(
                        "pipeline.prefetch is lowered from 4 to 2: pipeline.batch-memory is 64MiB, and a batch with its"
                                + " embeddings takes 9MiB (81MiB would do)");
        assertThat(BatchMemory.of(LIMIT, 9 * MIB, 5, 2).notice()).isEmpty();
    }

    @Test
    void tooLittleForTheBatchesAtWorkIsRefusedWithWhatWouldFit() {
        assertThatThrownBy(() -> BatchMemory.of(LIMIT, 20 * MIB, 5, 2))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("pipeline.batch-memory: found 64MiB, expected at least 100MiB, because"
                        + " 1 + pipeline.max-staleness = 5 batches are in flight and each, with its embeddings, takes 20MiB;"
                        + " pipeline.max-staleness=2 would fit, or a smaller batch.size or data.image-size");
        assertThatThrownBy(() -> BatchMemory.of(LIMIT, 65 * MIB, 1, 0))
                .hasMessageContaining("expected at least 65MiB, because a batch with its embeddings takes 65MiB;"
                        + " a smaller batch.size or data.image-size would need less");
    }

    @Test
    void theBoundIsThatOfWhoeverRunsThePlan() {
        assertThat(prepare("pipeline.max-staleness=3", "pipeline.prefetch=2")
                        .batchMemory()
                        .batches())
                .isEqualTo(6);
        assertThat(prepare("pipeline.mode=sequential").batchMemory().batches()).isEqualTo(1);
    }

    /** The nodes tell what they will lend; if one lends something else, this run takes another amount. */
    @ParameterizedTest
    @CsvSource({
        "method=semppl",
        "loss.both-directions=false labeler.votes-by-view=false",
        "head.enabled=false head.pseudo-weight=0 evaluation.classifier=knn",
        "loss.negatives=all loss.augmentation-term=false",
        "method=supervised",
    })
    void aLoopTakesExactlyWhatItsNodesSaidAStepNeeds(String changes) {
        PreparedRun run = prepare(changes.split(" "));
        Plan plan = run.newPlan();
        long pictures = 8 * 8 * 3 * 20 * 4 * (changes.equals("method=supervised") ? 1 : 2);

        try (SequentialTrainer trainer =
                new SequentialTrainer(plan, run.settings().pipeline())) {
            TrainingEnd end = trainer.train(0, new CutSchedule(0, 0, 4), silent(), new StopSignal());

            assertThat(plan.bytesPerStep()).isGreaterThan(pictures);
            assertThat(plan.bytesTaken()).isEqualTo(plan.bytesPerStep());
            assertThat(end.pipeline().batchMemory())
                    .isEqualTo(
                            new PipelineReport.BatchMemoryBytes(1, 1L << 30, plan.bytesPerStep(), plan.bytesPerStep()));
        }
    }

    private static RunServices silent() {
        RunServices.StepRecorder nobody = new RunServices.StepRecorder() {
            @Override
            public void pseudoLabels(PseudoLabels labels) {}

            @Override
            public void stepped(StepResult result) {}

            @Override
            public void evaluated(long step, Map<String, Double> metrics) {}
        };
        return new RunServices(nobody, cut -> {}, cut -> Map.of());
    }
}
