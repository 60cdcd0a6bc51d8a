package dev.kith.actors.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.actors.LightPlan;
import dev.kith.model.method.Edge;
import dev.kith.model.method.Embeddings;
import dev.kith.model.method.Messages;
import dev.kith.model.method.Payload;
import dev.kith.model.method.Plan;
import dev.kith.model.method.PlanNode;
import dev.kith.model.method.Port;
import dev.kith.model.method.Stage;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The joins of SemPPL's plan, wired to each other under an adversary who picks, thousands of times, which message arrives
 * next, which of them arrives twice, and who of those that could run runs.
 */
class SchedulesTest {
    private static final int STEPS = 12;

    @ParameterizedTest
    @CsvSource({"0, 0, 2000", "0, 3, 1000", "1, 1, 1000", "2, 0, 1000", "2, 3, 1000", "4, 2, 1000"})
    void everyScheduleEndsWithinTheBoundAndInStrictModeInTheSameOrder(int staleness, int prefetch, int schedules) {
        List<Map<String, List<String>>> orders = new ArrayList<>();
        long oldest = 0;
        for (int schedule = 0; schedule < schedules; schedule++) {
            Run run = new Run(staleness, prefetch, RandomStream.of(1, Purpose.SHAPES, schedule, staleness));
            run.play();
            assertThat(run.slowest()).as("schedule %d came to a stop", schedule).isEqualTo(STEPS);
            oldest = Math.max(oldest, run.oldestTarget);
            orders.add(run.orders());
        }
        assertThat(oldest).as("the bound is used, and kept").isEqualTo(staleness);
        if (staleness == 0) {
            assertThat(orders).containsOnly(orders.get(0));
        }
    }

    private record Letter(String to, String from, Port<?> port, Payload payload) {}

    private static final class Run {
        private final LightPlan light;
        private final Plan plan;
        private final int window;
        private final RandomStream random;
        private final Map<String, StageJoin> joins = new LinkedHashMap<>();
        private final Map<String, StageRun> running = new HashMap<>();
        private final List<Letter> post = new ArrayList<>();
        private long oldestTarget;

        Run(int staleness, int prefetch, RandomStream random) {
            this.light = new LightPlan(staleness);
            this.plan = light.plan();
            this.window = 1 + staleness + prefetch;
            this.random = random;
            for (PlanNode node : plan.nodes()) {
                joins.put(node.name(), new StageJoin(plan, node.name(), new StalenessBound(staleness), window, 0));
            }
        }

        long slowest() {
            return joins.values().stream().mapToLong(StageJoin::finished).min().orElseThrow();
        }

        Map<String, List<String>> orders() {
            Map<String, List<String>> orders = new HashMap<>();
            joins.keySet().forEach(name -> orders.put(name, List.copyOf(light.node(name).calls)));
            return orders;
        }

        /** Until nothing can be done any more. */
        void play() {
            boolean moved = true;
            while (moved) {
                join("loader").permit(Math.min(STEPS, slowest() + window));
                moved = random.nextInt(2) == 0 ? deliver() || start() || end() : end() || start() || deliver();
            }
        }

        private boolean deliver() {
            if (post.isEmpty()) {
                return false;
            }
            int at = random.nextInt(post.size());
            Letter letter = post.get(at);
            boolean again = random.nextInt(8) == 0;
            if (!again) {
                post.remove(at);
            }
            if (letter.payload() instanceof Embeddings e && letter.port().equals(Port.TARGET_EMBEDDINGS)) {
                oldestTarget = Math.max(oldestTarget, e.step() - e.version());
            }
            join(letter.to()).offer(letter.from(), letter.port().name(), letter.payload());
            return true;
        }

        private boolean start() {
            List<String> names = new ArrayList<>(joins.keySet());
            int first = random.nextInt(names.size());
            for (int i = 0; i < names.size(); i++) {
                String name = names.get((first + i) % names.size());
                Optional<StageRun> run = join(name).next();
                if (run.isPresent()) {
                    running.put(name, run.get());
                    return true;
                }
            }
            return false;
        }

        private boolean end() {
            List<String> names = running.keySet().stream().sorted().toList();
            if (names.isEmpty()) {
                return false;
            }
            String name = names.get(random.nextInt(names.size()));
            StageRun run = running.remove(name);
            if (run == null) {
                return false;
            }
            Messages out = run.stage() == Stage.BEGIN
                    ? light.node(name).begin(run.step(), run.inputs())
                    : light.node(name).complete(run.step(), run.inputs());
            join(name).done(run);
            for (Edge edge : plan.edgesFrom(new Plan.StageOf(name, run.stage()))) {
                Payload payload = out.asMap().get(edge.port());
                assertThat(payload).isNotNull();
                post.add(new Letter(edge.to(), name, edge.port(), payload));
            }
            return true;
        }

        private StageJoin join(String name) {
            StageJoin join = joins.get(name);
            if (join == null) {
                throw new IllegalStateException(name);
            }
            return join;
        }
    }
}
