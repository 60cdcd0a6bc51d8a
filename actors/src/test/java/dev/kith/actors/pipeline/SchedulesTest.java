package dev.kith.actors.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.actors.LightPlan;
import dev.kith.actors.RecordedServices;
import dev.kith.actors.codec.StateCodec;
import dev.kith.actors.node.Attempt;
import dev.kith.config.ByteSize;
import dev.kith.config.PipelineSettings;
import dev.kith.model.method.Port;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import dev.kith.model.run.Cut;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.SequentialTrainer;
import dev.kith.model.stop.StopSignal;
import dev.kith.protocol.wire.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whole attempts under an adversary who delays messages of every kind, and nodes, at his pleasure: thousands of times he
 * picks what arrives next, which payload arrives twice, who of those that could run runs, and who waits for all others.
 */
class SchedulesTest {
    private static final List<String> CONTROL = List.of("permit", "release", "finished", "cut", "snapshot");
    private static final List<String> PAYLOADS = Stream.of(
                    Port.BATCH,
                    Port.TARGET_EMBEDDINGS,
                    Port.LABELLED,
                    Port.ONLINE_EMBEDDINGS,
                    Port.ADDITIONS,
                    Port.PSEUDO_LABELS,
                    Port.SEMANTIC_POSITIVES,
                    Port.PARAMETERS)
            .map(Port::name)
            .toList();
    private static final List<String> SLOW = Stream.of(CONTROL, PAYLOADS, LightPlan.NODES, List.of("nobody"))
            .flatMap(List::stream)
            .toList();
    private static final int[] CUT_EVERY = {0, 3, 7};
    private static final int LONGEST = 24;
    private static final Map<Long, Map<String, Snapshot>> LOOP = new HashMap<>();

    /** The loop's state before every step. */
    @BeforeAll
    static void loop() {
        RecordedServices recorded = new RecordedServices();
        PipelineSettings settings = new PipelineSettings(
                PipelineSettings.Mode.SEQUENTIAL, 0, 0, ByteSize.ofMebibytes(1), 1, 1, PipelineSettings.Layout.SHARED);
        try (SequentialTrainer trainer = new SequentialTrainer(new LightPlan(0).plan(), settings)) {
            Cut end = trainer.train(0, new CutSchedule(1, 0, LONGEST + 1), recorded.services(), new StopSignal())
                    .cut();
            assertThat(end.step()).isGreaterThan(LONGEST);
        }
        recorded.checkpoints.forEach(cut -> {
            Map<String, Snapshot> states = new HashMap<>();
            cut.states().forEach((node, state) -> states.put(node, StateCodec.encode(state)));
            LOOP.put(cut.step(), states);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 12, 1000", "0, 2, 12, 1000",
        "1, 0, 12, 1000", "1, 2, 12, 1000",
        "4, 1, 12, 1000", "4, 3, 12, 1000",
        "16, 0, 24, 1000", "16, 2, 24, 1000"
    })
    void everyScheduleEndsWithinTheBoundAndInStrictModeAsTheLoopDoes(
            int staleness, int prefetch, int steps, int schedules) {
        long oldest = 0;
        Map<String, Long> longestWay = new HashMap<>();
        for (int number = 0; number < schedules; number++) {
            CutSchedule cuts = new CutSchedule(CUT_EVERY[number % CUT_EVERY.length], 0, steps);
            RunWithoutActors run = new RunWithoutActors(
                    new Attempt("run", 1, staleness, prefetch, 1, 5),
                    cuts,
                    SLOW.get(number % SLOW.size()),
                    RandomStream.of(1, Purpose.SHAPES, number, staleness));
            run.play();
            check(run, cuts, staleness, "schedule %d".formatted(number));
            oldest = Math.max(oldest, run.oldestTarget());
            run.longestWay().forEach((kind, way) -> longestWay.merge(kind, way, Math::max));
        }
        assertThat(oldest).as("the bound is used, and kept").isEqualTo(staleness);
        assertThat(longestWay.keySet()).containsAll(CONTROL).containsAll(PAYLOADS);
        assertThat(longestWay)
                .as("all of them were really late")
                .allSatisfy((kind, way) -> assertThat(way).as(kind).isGreaterThan(15));
    }

    private static void check(RunWithoutActors run, CutSchedule schedule, int staleness, String which) {
        long steps = schedule.totalSteps();
        assertThat(run.pipeline().hasEnded()).as("%s came to its end", which).isTrue();
        List<Long> expected = LongStream.rangeClosed(1, steps)
                .filter(step -> !schedule.at(step).isEmpty())
                .boxed()
                .toList();
        assertThat(run.pipeline().cuts().keySet()).as(which).containsExactlyElementsOf(expected);
        for (String node : LightPlan.NODES) {
            assertThat(run.node(node).released)
                    .as(which)
                    .containsExactlyElementsOf(
                            LongStream.range(0, steps).boxed().toList());
        }
        if (staleness == 0) {
            run.pipeline()
                    .cuts()
                    .forEach((step, states) -> assertThat(states)
                            .as("%s before step %d", which, step)
                            .isEqualTo(LOOP.get(step)));
        }
    }
}
