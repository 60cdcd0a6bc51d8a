package dev.kith.actors.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.actors.LightPlan;
import dev.kith.actors.node.Attempt;
import dev.kith.actors.stage.ProtocolDefectException;
import dev.kith.model.method.Stage;
import dev.kith.model.method.StepResult;
import dev.kith.model.run.CutSchedule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepLedgerTest {
    private static final List<String> OTHERS = List.of("online", "target", "queue", "labeler");

    private static StepLedger ledger(int staleness, int prefetch, CutSchedule schedule, long start) {
        return new StepLedger(
                new LightPlan(staleness).plan(), new Attempt("run", 1, staleness, prefetch, 1, 5), schedule, start);
    }

    private static List<StepLedger.Finished> finish(StepLedger ledger, long step) {
        ledger.finished("loader", Stage.BEGIN, step);
        List<StepLedger.Finished> all = List.of();
        for (String node : OTHERS) {
            all = ledger.finished(node, Stage.COMPLETE, step);
        }
        return all;
    }

    @Test
    void aStepIsFinishedWhenTheLastOfAllNodesHasFinishedIt() {
        StepLedger ledger = ledger(0, 0, new CutSchedule(0, 0, 10), 0);
        ledger.finished("loader", Stage.BEGIN, 0);
        ledger.finished("loader", Stage.BEGIN, 1);
        for (String node : OTHERS.subList(0, 3)) {
            assertThat(ledger.finished(node, Stage.COMPLETE, 0)).isEmpty();
            assertThat(ledger.finished(node, Stage.COMPLETE, 1)).isEmpty();
        }

        assertThat(ledger.finished("labeler", Stage.BEGIN, 0))
                .as("not its last stage")
                .isEmpty();
        assertThat(ledger.finished("labeler", Stage.COMPLETE, 0))
                .extracting("step")
                .containsExactly(0L);
        assertThat(ledger.finished("labeler", Stage.COMPLETE, 0))
                .as("told twice")
                .isEmpty();
        assertThat(ledger.finishedSteps()).isEqualTo(1);
    }

    @Test
    void aNodeThatLeavesOutAStepIsADefect() {
        StepLedger ledger = ledger(0, 0, new CutSchedule(0, 0, 10), 0);

        assertThatThrownBy(() -> ledger.finished("online", Stage.COMPLETE, 1))
                .isInstanceOf(ProtocolDefectException.class)
                .hasMessage("online finished step 1 before step 0");
        assertThatThrownBy(() -> ledger.finished("stranger", Stage.COMPLETE, 0))
                .isInstanceOf(ProtocolDefectException.class)
                .hasMessageContaining("stranger");
    }

    @Test
    void theResultOfAStepIsTheLearners() {
        StepLedger ledger = ledger(0, 0, new CutSchedule(0, 0, 10), 0);
        StepResult result = new StepResult(0, false, Map.of("loss", 1.0));
        ledger.result("online", result);

        assertThat(finish(ledger, 0)).containsExactly(new StepLedger.Finished(0, result));
        assertThat(finish(ledger, 1)).containsExactly(new StepLedger.Finished(1, new StepResult(1, false, Map.of())));
    }

    @Test
    void sourcesSendOneStepMoreThanTheBoundNeedsAndBuildTheWindow() {
        assertThat(ledger(0, 0, new CutSchedule(0, 0, 99), 0).limits()).isEqualTo(new StepLedger.Limits(1, 1));
        assertThat(ledger(0, 3, new CutSchedule(0, 0, 99), 0).limits()).isEqualTo(new StepLedger.Limits(2, 4));
        assertThat(ledger(2, 3, new CutSchedule(0, 0, 99), 0).limits()).isEqualTo(new StepLedger.Limits(4, 6));
        StepLedger later = ledger(2, 3, new CutSchedule(0, 0, 99), 10);
        finish(later, 10);
        assertThat(later.limits()).isEqualTo(new StepLedger.Limits(15, 17));
    }

    @Test
    void creditsAreTheStepsThatMayBeSentAndAreNot() {
        StepLedger ledger = ledger(2, 1, new CutSchedule(0, 0, 99), 10);
        assertThat(ledger.credits()).isZero();
        assertThat(ledger.limits().emit()).isEqualTo(14);
        assertThat(ledger.credits()).isEqualTo(4);

        ledger.finished("loader", Stage.BEGIN, 10);
        ledger.finished("loader", Stage.BEGIN, 11);
        assertThat(ledger.credits()).isEqualTo(2);
        OTHERS.forEach(node -> ledger.finished(node, Stage.COMPLETE, 10));
        assertThat(ledger.credits()).as("not granted yet").isEqualTo(2);
        ledger.limits();
        assertThat(ledger.credits()).isEqualTo(3);
    }

    @Test
    void nothingIsSentAtOrBeyondTheNextCutButItIsBuilt() {
        StepLedger ledger = ledger(2, 3, new CutSchedule(5, 0, 20), 3);
        assertThat(ledger.limits()).isEqualTo(new StepLedger.Limits(5, 9));
        finish(ledger, 3);
        assertThat(ledger.isAtGate()).isFalse();
        finish(ledger, 4);
        assertThat(ledger.isAtGate()).isTrue();
        assertThat(ledger.isEnd()).isFalse();

        ledger.reopen();

        assertThat(ledger.gate()).isEqualTo(10);
        assertThat(ledger.isAtGate()).isFalse();
        assertThat(ledger.limits()).isEqualTo(new StepLedger.Limits(9, 11));
    }

    @Test
    void nothingIsBuiltBeyondTheEnd() {
        StepLedger ledger = ledger(2, 3, new CutSchedule(0, 0, 4), 1);

        assertThat(ledger.limits()).isEqualTo(new StepLedger.Limits(4, 4));
        for (int step = 1; step < 4; step++) {
            finish(ledger, step);
        }
        assertThat(ledger.isAtGate()).isTrue();
        assertThat(ledger.isEnd()).isTrue();
    }

    @Test
    void afterAStopItEndsWithTheLastStepThatWasSent() {
        StepLedger ledger = ledger(0, 3, new CutSchedule(50, 0, 100), 0);
        ledger.limits();
        finish(ledger, 0);
        assertThat(ledger.limits().emit()).isEqualTo(3);

        ledger.stop();

        assertThat(ledger.gate()).isEqualTo(3);
        finish(ledger, 1);
        assertThat(ledger.isAtGate()).isFalse();
        assertThat(ledger.limits()).as("and builds nothing more").isEqualTo(new StepLedger.Limits(3, 3));
        finish(ledger, 2);
        assertThat(ledger.isAtGate()).isTrue();
        assertThat(ledger.isEnd()).isTrue();
    }

    @Test
    void aStopBeforeAnythingWasSentEndsAtTheStart() {
        StepLedger ledger = ledger(0, 3, new CutSchedule(0, 0, 100), 7);

        ledger.stop();

        assertThat(ledger.isAtGate()).isTrue();
        assertThat(ledger.gate()).isEqualTo(7);
    }

    @Test
    void aRunThatBeginsAtItsEndIsAtItsGate() {
        StepLedger ledger = ledger(0, 3, new CutSchedule(5, 0, 20), 20);

        assertThat(ledger.isAtGate()).isTrue();
        assertThat(ledger.isEnd()).isTrue();
    }
}
