package dev.kith.actors.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.model.engine.HostTensor;
import dev.kith.model.method.Batch;
import dev.kith.model.method.Embeddings;
import dev.kith.model.method.Gate;
import dev.kith.model.method.Node;
import dev.kith.model.method.Parameters;
import dev.kith.model.method.Payload;
import dev.kith.model.method.Plan;
import dev.kith.model.method.Port;
import dev.kith.model.method.Role;
import dev.kith.model.method.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StageJoinTest {
    private static final Node NOTHING = new Node() {};
    private static final int WINDOW = 3;

    /** A loader, a learner that waits for the target, and a target that waits for the learner's parameters. */
    private static Plan plan(Gate... learnerGates) {
        return Plan.builder()
                .node("loader", Role.LOADER, NOTHING)
                .node("online", Role.LEARNER, NOTHING, learnerGates)
                .node("target", Role.TEACHER, NOTHING)
                .edge(Port.BATCH, "loader", Stage.BEGIN, "online", Stage.BEGIN)
                .edge(Port.BATCH, "loader", Stage.BEGIN, "online", Stage.COMPLETE)
                .edge(Port.BATCH, "loader", Stage.BEGIN, "target", Stage.BEGIN)
                .edge(Port.TARGET_EMBEDDINGS, "target", Stage.BEGIN, "online", Stage.COMPLETE)
                .edge(Port.PARAMETERS, "online", Stage.COMPLETE, "target", Stage.COMPLETE)
                .build();
    }

    private static StageJoin online(long start, Gate... gates) {
        return new StageJoin(plan(gates), "online", new StalenessBound(1), WINDOW, start);
    }

    private static Batch batch(long step) {
        return new Batch(step, new long[0], new int[0], List.of());
    }

    private static Embeddings embeddings(long step, long version) {
        return new Embeddings(step, version, new int[0], new long[0], new int[0], List.of());
    }

    private static Verdict offer(StageJoin join, Payload payload) {
        return payload instanceof Batch
                ? join.offer("loader", "batch", payload)
                : join.offer("target", "target-embeddings", payload);
    }

    /** Runs all that may run; gives for example {@code B0 C0}. */
    private static List<String> drain(StageJoin join) {
        List<String> ran = new ArrayList<>();
        for (Optional<StageRun> run = join.next(); run.isPresent(); run = join.next()) {
            ran.add(run.get().stage().name().charAt(0) + "" + run.get().step());
            join.done(run.get());
        }
        return ran;
    }

    @Test
    void beginRunsOnceItsInputsAreHereAndCompleteAfterIt() {
        StageJoin join = online(0);

        assertThat(drain(join)).isEmpty();
        offer(join, batch(0));
        assertThat(drain(join)).containsExactly("B0");
        offer(join, embeddings(0, 0));
        assertThat(drain(join)).containsExactly("C0");
        assertThat(join.finished()).isEqualTo(1);
    }

    @Test
    void inputsOfCompleteMayComeBeforeBeginHasRun() {
        StageJoin join = online(0);
        offer(join, embeddings(0, 0));
        assertThat(drain(join)).isEmpty();

        offer(join, batch(0));

        assertThat(drain(join)).containsExactly("B0", "C0");
    }

    @Test
    void aStageGetsItsInputsAndAPayloadThatTwoStagesWaitForIsSentOnce() {
        StageJoin join = online(0);
        Batch batch = batch(0);
        Embeddings embeddings = embeddings(0, 0);
        offer(join, batch);
        offer(join, embeddings);

        StageRun begin = join.next().orElseThrow();
        join.done(begin);
        StageRun complete = join.next().orElseThrow();

        assertThat(begin.inputs().asMap()).hasSize(1);
        assertThat(begin.inputs().get(Port.BATCH)).isSameAs(batch);
        assertThat(complete.inputs().get(Port.BATCH)).isSameAs(batch);
        assertThat(complete.inputs().get(Port.TARGET_EMBEDDINGS)).isSameAs(embeddings);
    }

    @Test
    void stagesRunInTheOrderOfStepsWhateverComesFirst() {
        StageJoin join = online(0);
        offer(join, batch(1));
        offer(join, embeddings(1, 1));
        assertThat(drain(join)).isEmpty();

        offer(join, batch(0));
        assertThat(drain(join)).containsExactly("B0", "B1");
        offer(join, embeddings(0, 0));
        assertThat(drain(join)).containsExactly("C0", "C1");
    }

    @Test
    void theOldestStepComesFirst() {
        StageJoin join = online(0);
        offer(join, batch(0));
        assertThat(drain(join)).containsExactly("B0");
        offer(join, batch(1));
        offer(join, embeddings(0, 0));

        assertThat(join.next().orElseThrow().stage()).isEqualTo(Stage.COMPLETE);
    }

    @Test
    void nothingElseRunsUntilTheRunningStageIsDone() {
        StageJoin join = online(0);
        offer(join, batch(0));
        offer(join, batch(1));
        StageRun running = join.next().orElseThrow();

        assertThat(join.next()).isEmpty();
        join.done(running);
        assertThat(join.next()).isPresent();
    }

    @Test
    void aStageThatDoesNotRunCannotBeDone() {
        StageJoin join = online(0);
        offer(join, batch(0));
        StageRun run = join.next().orElseThrow();
        join.done(run);

        assertThatThrownBy(() -> join.done(run))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("online")
                .hasMessageContaining("step 0");
    }

    @Test
    void aGateHoldsAStageBackUntilTheOtherStageOfAnEarlierStepHasRun() {
        StageJoin join = online(0, new Gate(Stage.BEGIN, Stage.COMPLETE, 1));
        offer(join, batch(0));
        offer(join, batch(1));
        assertThat(drain(join)).containsExactly("B0");

        offer(join, embeddings(0, 0));

        assertThat(drain(join)).containsExactly("C0", "B1");
    }

    @Test
    void aGateIsOpenWhereTheEarlierStepIsBeforeTheStart() {
        StageJoin join = online(7, new Gate(Stage.BEGIN, Stage.COMPLETE, 1));

        offer(join, batch(7));

        assertThat(drain(join)).containsExactly("B7");
    }

    @Test
    void theSecondOfItsKindIsDroppedAndCounted() {
        StageJoin join = online(0);
        assertThat(offer(join, batch(0))).isEqualTo(Verdict.ACCEPTED);

        assertThat(offer(join, batch(0))).isEqualTo(Verdict.DUPLICATE);
        drain(join);
        assertThat(offer(join, batch(0))).as("begun, not finished").isEqualTo(Verdict.DUPLICATE);

        assertThat(join.counted(Verdict.DUPLICATE)).isEqualTo(2);
        assertThat(join.counted(Verdict.ACCEPTED)).isEqualTo(1);
    }

    @Test
    void aMessageOfAFinishedStepIsDroppedAndCounted() {
        StageJoin join = online(5);

        assertThat(offer(join, batch(4))).isEqualTo(Verdict.LATE);

        assertThat(join.counted(Verdict.LATE)).isEqualTo(1);
        assertThat(drain(join)).isEmpty();
    }

    @Test
    void moreStepsInFlightThanAllowedAreADefect() {
        StageJoin join = online(0);
        offer(join, batch(WINDOW - 1));

        assertThatThrownBy(() -> offer(join, batch(WINDOW)))
                .isInstanceOf(ProtocolDefectException.class)
                .hasMessageContaining("online got batch of step 3 from loader");
    }

    @Test
    void aVersionOutsideTheBoundIsADefectThatIsNamed() {
        StageJoin join = online(2);

        assertThat(offer(join, embeddings(2, 1))).isEqualTo(Verdict.ACCEPTED);
        assertThatThrownBy(() -> offer(join, embeddings(3, 1)))
                .isInstanceOf(ProtocolDefectException.class)
                .hasMessageContaining("target-embeddings of step 3 from target")
                .hasMessageContaining("version 1, outside the staleness bound [2, 3]");
    }

    @Test
    void aPayloadThatNoEdgeBringsIsADefect() {
        StageJoin join = online(0);

        assertThatThrownBy(() -> join.offer("target", "batch", batch(0)))
                .isInstanceOf(ProtocolDefectException.class)
                .hasMessageContaining("no edge of the plan brings it");
    }

    @Test
    void aSourceRunsAsFarAsItIsPermitted() {
        StageJoin loader = new StageJoin(plan(), "loader", new StalenessBound(0), WINDOW, 4);
        assertThat(StageJoin.isSource(plan(), "loader")).isTrue();
        assertThat(StageJoin.isSource(plan(), "online")).isFalse();

        assertThat(drain(loader)).isEmpty();
        loader.permit(6);
        assertThat(drain(loader)).containsExactly("B4", "B5");
        loader.permit(5);
        assertThat(drain(loader)).isEmpty();
    }

    @Test
    void aCompleteWithoutInputsFollowsItsBegin() {
        Plan plan = Plan.builder()
                .node("loader", Role.LOADER, NOTHING)
                .node("online", Role.LEARNER, NOTHING)
                .node("target", Role.TEACHER, NOTHING)
                .edge(Port.BATCH, "loader", Stage.BEGIN, "online", Stage.BEGIN)
                .edge(Port.PARAMETERS, "online", Stage.COMPLETE, "target", Stage.BEGIN)
                .build();
        StageJoin join = new StageJoin(plan, "online", new StalenessBound(0), WINDOW, 0);
        offer(join, batch(0));
        offer(join, batch(1));

        assertThat(drain(join)).containsExactly("B0", "C0", "B1", "C1");
        assertThat(join.isLast(Stage.COMPLETE)).isTrue();
    }

    @Test
    void itRestsBeforeAStepWhenAllEarlierOnesAreFinishedAndNoneIsBegun() {
        StageJoin join = online(0);
        assertThat(join.restsBefore(0)).isTrue();
        offer(join, batch(0));
        StageRun begin = join.next().orElseThrow();
        assertThat(join.restsBefore(0)).isFalse();
        join.done(begin);
        assertThat(join.restsBefore(1)).isFalse();
        offer(join, embeddings(0, 0));
        drain(join);
        assertThat(join.restsBefore(1)).isTrue();
    }

    @Test
    void versionsOfEveryKindOfPayloadAreChecked() {
        StalenessBound bound = new StalenessBound(1);
        HostTensor nothing = HostTensor.allocate(0);

        bound.check("online", Port.ONLINE_EMBEDDINGS, embeddings(5, 5));
        assertThatThrownBy(() -> bound.check("online", Port.ONLINE_EMBEDDINGS, embeddings(5, 4)))
                .isInstanceOf(ProtocolDefectException.class);
        assertThatThrownBy(() -> bound.check("target", Port.LABELLED, embeddings(5, 6)))
                .isInstanceOf(ProtocolDefectException.class);
        bound.check("online", Port.PARAMETERS, new Parameters(5, 6, nothing));
        assertThatThrownBy(() -> bound.check("online", Port.PARAMETERS, new Parameters(5, 5, nothing)))
                .isInstanceOf(ProtocolDefectException.class);
        bound.check("queue", Port.ADDITIONS, new dev.kith.model.method.QueueAdditions(5, 6, embeddings(5, 5)));
        assertThatThrownBy(() -> bound.check(
                        "queue", Port.ADDITIONS, new dev.kith.model.method.QueueAdditions(5, 5, embeddings(5, 5))))
                .isInstanceOf(ProtocolDefectException.class);
        for (long version : new long[] {5, 6, 7}) {
            bound.check(
                    "labeler",
                    Port.PSEUDO_LABELS,
                    new dev.kith.model.method.PseudoLabels(5, version, new int[0], new long[0], List.of()));
        }
        for (long version : new long[] {4, 8}) {
            assertThatThrownBy(() -> bound.check(
                            "labeler",
                            Port.PSEUDO_LABELS,
                            new dev.kith.model.method.PseudoLabels(5, version, new int[0], new long[0], List.of())))
                    .isInstanceOf(ProtocolDefectException.class);
            assertThatThrownBy(() -> bound.check(
                            "queue",
                            Port.SEMANTIC_POSITIVES,
                            new dev.kith.model.method.SemanticPositives(5, version, nothing, List.of(), 0, 0)))
                    .isInstanceOf(ProtocolDefectException.class);
        }
    }
}
