package dev.kith.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.config.ByteSize;
import dev.kith.config.PipelineSettings;
import dev.kith.config.Settings;
import dev.kith.config.hocon.ConfigurationException;
import dev.kith.model.method.Messages;
import dev.kith.model.method.Plan;
import dev.kith.model.method.Stage;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.PipelineReport;
import dev.kith.model.run.TrainingEnd;
import dev.kith.model.stop.StopSignal;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Buffers of real batches while the learner is as slow as it can be: it waits until nobody can make another batch. */
@Timeout(120)
class BatchMemoryTest {
    private static final int STEPS = 20;
    private static final int PREFETCH = 2; // of the settings

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2", "4, 2", "0, 1", "1, 0", "4, 1"})
    void theBatchesFillTheirMemoryAndTakeNoMore(int staleness, int prefetch) {
        long perStep = plan(staleness, ByteSize.ofMebibytes(64)).bytesPerStep();
        int fit = 1 + staleness + prefetch;
        ByteSize limit = new ByteSize(prefetch == PREFETCH ? 64 << 20 : fit * perStep + perStep / 2);
        Plan plan = plan(staleness, limit);

        TrainingEnd end = train(plan, staleness, limit, fit);

        PipelineReport.BatchMemoryBytes memory = end.pipeline().batchMemory();
        assertThat(end.completed()).isTrue();
        assertThat(memory.batches()).isEqualTo(fit);
        assertThat(memory.bound()).isEqualTo(fit * perStep).isLessThanOrEqualTo(memory.limit());
        assertThat(memory.peak()).isEqualTo(plan.bytesTaken()).isLessThanOrEqualTo(memory.bound());
        var loader = plan.node("loader").node();
        assertThat(loader.bytesTaken())
                .as("the loader has made as many batches as fit, and not one more")
                .isEqualTo(fit * loader.bytesPerStep());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void tooLittleForTheBatchesAtWorkIsRefusedBeforeAnythingStarts(int staleness) {
        long perStep = plan(staleness, ByteSize.ofMebibytes(64)).bytesPerStep();
        ByteSize limit = new ByteSize((1 + staleness) * perStep - 1);
        Plan plan = plan(staleness, limit);

        assertThatThrownBy(() -> new ActorTrainer(plan, settings(staleness, limit)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("pipeline.batch-memory");
        assertThat(plan.bytesTaken()).isZero();
    }

    private static Settings settings(int staleness, ByteSize limit) {
        return SmallRuns.settings(1, staleness, Settings.Method.SEMPPL, PipelineSettings.Layout.SPLIT, limit);
    }

    private static Plan plan(int staleness, ByteSize limit) {
        return SmallRuns.plan(settings(staleness, limit), STEPS);
    }

    /** The learner ends a step only when all batches are made that may be in flight together with it. */
    private static TrainingEnd train(Plan plan, int staleness, ByteSize limit, int fit) {
        AtomicLong made = new AtomicLong();
        Watched.Watch counting = new Watched.Watch() {
            @Override
            public void after(Stage stage, long step, Messages out) {
                made.incrementAndGet();
            }
        };
        Watched.Watch waiting = new Watched.Watch() {
            @Override
            public void before(Stage stage, long step, Messages in) {
                if (stage == Stage.COMPLETE) {
                    await(made, Math.min(STEPS, step + fit));
                }
            }
        };
        Plan slowed = Watched.plan(plan, Map.of("loader", counting, "online", waiting));
        try (ActorTrainer trainer = new ActorTrainer(slowed, settings(staleness, limit))) {
            return trainer.train(0, new CutSchedule(0, 0, STEPS), new RecordedServices().services(), new StopSignal());
        }
    }

    private static void await(AtomicLong made, long enough) {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (made.get() < enough) {
            if (System.nanoTime() > patience) {
                throw new AssertionError("%d batches were made, not %d".formatted(made.get(), enough));
            }
            LockSupport.parkNanos(50_000);
        }
    }
}
