package dev.kith.model.run.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.PipelineSettings;
import dev.kith.config.PipelineSettings.Layout;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.run.Cut;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.PipelineReport;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunListener;
import dev.kith.model.run.RunServices;
import dev.kith.model.run.StopSignal;
import dev.kith.model.run.Trainer;
import dev.kith.model.run.TrainingEnd;
import dev.kith.model.timeline.Timeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The course alone: trainers note what they are asked for, trials return figures of the test. */
final class LayoutCourseTest {
    private static final long STEPS = 5_000;
    private static final CutSchedule SCHEDULE = new CutSchedule(500, 0, STEPS);

    @TempDir
    private Path cache;

    private final List<String> legs = new ArrayList<>();
    private final List<Timeline> timelines = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final StopSignal stop = new StopSignal();
    private int trials;
    private boolean stopInTrial;

    @Test
    void afterItsFirstStepTheRunGoesOnUnderTheBestLayout() {
        PreparedRun run = TinyShapes.run();

        TrainingEnd end = train(run, 0, SCHEDULE);

        assertThat(legs).containsExactly("auto 0: 0 to 1 from {}", "shared 1: 1 to 5000 from {online=1}");
        assertThat(timelines).containsOnly(run.context().timeline());
        assertThat(trials).isEqualTo(10);
        assertThat(end.completed()).isTrue();
        assertThat(end.firstStepSeconds()).isEqualTo(.5);
        assertThat(end.trainingSeconds()).isEqualTo(2);
        assertThat(end.pipeline().stalenessHistogram()).isEqualTo(Map.of(0L, 1L, 4L, STEPS - 1));
        assertThat(end.pipeline().droppedTelemetry()).isEqualTo(2);
        assertThat(end.pipeline().layoutDecision()).get().satisfies(decision -> {
            assertThat(decision.chosen()).isEqualTo("shared, 2 threads, 1 worker");
            assertThat(decision.how()).isEqualTo("measured");
            assertThat(decision.milliseconds()).hasSize(5).containsEntry("paired, 2 threads", 10.0);
        });
        assertThat(notices).singleElement().asString().startsWith("layout shared, 2 threads, 1 worker (shared");
    }

    @Test
    void theNextRunOfTheKindKnowsItFromItsBeginningHoweverShortItIs() {
        train(TinyShapes.run(), 0, SCHEDULE);
        legs.clear();
        trials = 0;

        TrainingEnd end = train(TinyShapes.run("seed=5", "budget.steps=30"), 0, new CutSchedule(0, 0, 30));

        assertThat(legs).containsExactly("shared 1: 0 to 30 from {}");
        assertThat(trials).isZero();
        assertThat(end.pipeline().layoutDecision()).get().satisfies(decision -> {
            assertThat(decision.how()).isEqualTo("remembered");
            assertThat(decision.chosen()).isEqualTo("shared, 2 threads, 1 worker");
        });
    }

    @Test
    void otherWorkIsMeasuredAnew() {
        train(TinyShapes.run(), 0, SCHEDULE);
        trials = 0;

        train(TinyShapes.run("encoder.width=8"), 0, SCHEDULE);

        assertThat(trials).isEqualTo(10);
    }

    @Test
    void whatChangesInALivingRunIsNotMeasuredAnew() {
        train(TinyShapes.run(), 0, SCHEDULE);
        trials = 0;

        train(
                TinyShapes.run("optimizer.learning-rate=1e-4", "loss.alpha=0.5", "pipeline.max-staleness=1"),
                9,
                SCHEDULE);
        assertThat(trials).isZero();
        train(TinyShapes.run("loss.alpha=0"), 9, SCHEDULE);
        assertThat(trials).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "pipeline.layout=turns",
        "pipeline.layout=split",
        "pipeline.max-staleness=0",
        "pipeline.mode=sequential",
    })
    void whatWasDecidedIsNotMeasured(String setting) {
        TrainingEnd end = train(TinyShapes.run(setting), 0, SCHEDULE);

        assertThat(legs).hasSize(1);
        assertThat(trials).isZero();
        assertThat(end.pipeline().layoutDecision()).isEmpty();
    }

    @Test
    void aShortRestIsNotWorthIt() {
        train(TinyShapes.run(), STEPS - LayoutCourse.WORTHWHILE + 1, SCHEDULE);

        assertThat(legs).hasSize(1);
        assertThat(trials).isZero();
    }

    @Test
    void aResumedRunMeasuresAfterTheFirstStepThatItMakes() {
        train(TinyShapes.run(), 1_000, SCHEDULE);

        assertThat(legs).containsExactly("auto 0: 1000 to 1001 from {}", "shared 1: 1001 to 5000 from {online=1001}");
    }

    @Test
    void aCheckpointThatIsDueAfterTheFirstStepIsNotPassedOver() {
        train(TinyShapes.run(), 499, SCHEDULE);

        assertThat(legs).containsExactly("auto 0: 499 to 5000 from {}");
    }

    @Test
    void stoppedWhileMeasuringItEndsAfterItsFirstStep() {
        stopInTrial = true;

        TrainingEnd end = train(TinyShapes.run(), 0, SCHEDULE);

        assertThat(end.completed()).isFalse();
        assertThat(end.cut().step()).isEqualTo(1);
        assertThat(legs).hasSize(1);
        assertThat(trials).isEqualTo(1);
        assertThat(new LayoutCache(cache).find(LayoutKey.of(TinyShapes.run().settings())))
                .isEmpty();
    }

    private TrainingEnd train(PreparedRun run, long start, CutSchedule schedule) {
        RunListener listener = new RunListener() {
            @Override
            public void notice(String text) {
                notices.add(text);
            }
        };
        Trainer.Factory trainers = (plan, settings, timeline) -> {
            timelines.add(timeline);
            return new NotingTrainer(settings.pipeline());
        };
        LayoutMeasurement.Trial trial = (copied, layout, states, from, signal) -> {
            trials++;
            if (stopInTrial) {
                signal.request();
            }
            return layout.layout() == Layout.SHARED ? 5 : 10;
        };
        LayoutCourse course = new LayoutCourse(trainers, new LayoutCache(cache), listener, trial, 2);
        return course.train(run, start, Map.of(), schedule, RunServices.none(), stop);
    }

    private final class NotingTrainer implements Trainer {
        private final PipelineSettings settings;
        private final TreeMap<String, Long> from = new TreeMap<>();

        NotingTrainer(PipelineSettings settings) {
            this.settings = settings;
        }

        @Override
        public void restore(Map<String, NamedTensors> states) {
            states.forEach(
                    (node, state) -> from.put(node, (long) state.get("step").toArray()[0]));
        }

        @Override
        public TrainingEnd train(long start, CutSchedule schedule, RunServices services, StopSignal signal) {
            long end = schedule.totalSteps();
            legs.add("%s %d: %d to %d from %s"
                    .formatted(
                            settings.layout().name().toLowerCase(Locale.ROOT), settings.workers(), start, end, from));
            NamedTensors state = new NamedTensors().put("step", HostTensor.of(new float[] {end}, 1));
            return new TrainingEnd(
                    new Cut(end, EnumSet.of(Cut.Purpose.END), Map.of("online", state)),
                    true,
                    .5,
                    1,
                    new PipelineReport(
                            "asynchronous",
                            List.of(),
                            settings.maxStaleness(),
                            new TreeMap<>(),
                            0,
                            new TreeMap<>(Map.of(start == 0 && end == 1 ? 0L : 4L, end - start)),
                            1,
                            new PipelineReport.BatchMemoryBytes(7, 100, 70, 60)));
        }

        @Override
        public void close() {}
    }
}
