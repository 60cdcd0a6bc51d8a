package dev.kith.actors;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.kith.config.PipelineSettings;
import dev.kith.config.Settings;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.SequentialTrainer;
import dev.kith.model.run.TrainingEnd;
import dev.kith.model.stop.StopSignal;
import dev.kith.model.timeline.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The asynchronous trainer against the textbook loop, with real networks. */
class EqualityTest {
    private static final int STEPS = 30;

    @ParameterizedTest
    @CsvSource({
        "1, SEMPPL, SPLIT",
        "2, SEMPPL, SHARED",
        "1, SUPERVISED, SHARED",
        "2, SEMPPL, TURNS",
        "1, SUPERVISED, TURNS",
        "2, SEMPPL, PAIRED",
        "1, SUPERVISED, PAIRED"
    })
    void inStrictModeItEndsWithTheSameStateBitForBit(
            long seed, Settings.Method method, PipelineSettings.Layout layout) {
        Settings settings = SmallRuns.settings(seed, 0, method, layout);
        CutSchedule schedule = new CutSchedule(8, 12, STEPS);
        RecordedServices textbook = new RecordedServices();
        RecordedServices hosted = new RecordedServices();

        TrainingEnd expected = sequential(settings, schedule, textbook);
        TrainingEnd actual = asynchronous(settings, schedule, hosted);

        assertThat(actual.cut().step()).isEqualTo(STEPS);
        assertThat(actual.completed()).isTrue();
        assertThat(SmallRuns.sha256(actual.cut().states()))
                .isEqualTo(SmallRuns.sha256(expected.cut().states()));
        assertThat(hosted.results).isEqualTo(textbook.results);
        assertThat(hosted.checkpoints)
                .extracting(cut -> cut.step() + SmallRuns.sha256(cut.states()))
                .containsExactlyElementsOf(textbook.checkpoints.stream()
                        .map(cut -> cut.step() + SmallRuns.sha256(cut.states()))
                        .toList());
        assertThat(hosted.evaluations).extracting("step").containsExactly(12L, 24L);
        assertThat(actual.pipeline().stalenessHistogram()).containsExactly(java.util.Map.entry(0L, (long) STEPS));
        assertThat(actual.pipeline().droppedTelemetry()).isZero();
    }

    @Test
    void asBetweenMachinesItEndsWithTheSameState() {
        Settings settings = SmallRuns.settings(4, 0, Settings.Method.SEMPPL);
        CutSchedule schedule = new CutSchedule(0, 0, 10);
        var serialized = ConfigFactory.parseString("akka.actor.serialize-messages = on")
                .withFallback(ConfigFactory.load("kith-actors"));

        TrainingEnd expected = sequential(settings, schedule, new RecordedServices());
        try (ActorTrainer trainer =
                new ActorTrainer(SmallRuns.plan(settings, STEPS), settings, new Timeline(), serialized)) {
            TrainingEnd actual = trainer.train(0, schedule, new RecordedServices().services(), new StopSignal());

            assertThat(SmallRuns.sha256(actual.cut().states()))
                    .isEqualTo(SmallRuns.sha256(expected.cut().states()));
        }
    }

    @Test
    void withABoundItFinishesAndStaysWithinIt() {
        Settings settings = SmallRuns.settings(3, 2, Settings.Method.SEMPPL);

        TrainingEnd end = asynchronous(settings, new CutSchedule(0, 0, STEPS), new RecordedServices());

        assertThat(end.completed()).isTrue();
        assertThat(end.pipeline().stalenessHistogram().keySet()).allMatch(age -> age >= 0 && age <= 2);
        assertThat(end.pipeline().stalenessHistogram().values().stream()
                        .mapToLong(n -> n)
                        .sum())
                .isEqualTo(STEPS);
    }

    private static TrainingEnd sequential(Settings settings, CutSchedule schedule, RecordedServices services) {
        try (SequentialTrainer trainer = new SequentialTrainer(SmallRuns.plan(settings, STEPS), settings.pipeline())) {
            return trainer.train(0, schedule, services.services(), new StopSignal());
        }
    }

    private static TrainingEnd asynchronous(Settings settings, CutSchedule schedule, RecordedServices services) {
        try (ActorTrainer trainer = new ActorTrainer(SmallRuns.plan(settings, STEPS), settings)) {
            return trainer.train(0, schedule, services.services(), new StopSignal());
        }
    }
}
