package dev.kith.actors.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What reaches the recorder, in which order, and what is dropped. */
class TelemetryTest {

    private static PseudoLabels labels(long step) {
        return new PseudoLabels(step, step + 1, new int[0], new long[0], List.of());
    }

    private static StepResult plain(long step) {
        return new StepResult(step, false, Map.of());
    }

    private static StepResult measured(long step) {
        return new StepResult(step, false, Map.of("loss", 1.0));
    }

    private static List<String> names(List<TelemetryRecord> records) {
        return records.stream()
                .map(r -> r instanceof TelemetryRecord.Labels l
                        ? "labels " + l.labels().step()
                        : r instanceof TelemetryRecord.Result s
                                ? "result " + s.result().step()
                                : "evaluated")
                .toList();
    }

    @Test
    void votesGoBeforeTheResultWhicheverComesFirst() {
        StepOrder order = new StepOrder(true, 5);

        assertThat(names(order.add(measured(0)))).isEmpty();
        assertThat(names(order.add(labels(0)))).containsExactly("labels 0", "result 0");
        assertThat(names(order.add(labels(5)))).isEmpty();
        assertThat(names(order.add(plain(1)))).containsExactly("result 1");
    }

    @Test
    void resultsKeepTheirOrderWhileOneWaits() {
        StepOrder order = new StepOrder(true, 5);
        order.add(measured(5));
        assertThat(names(order.add(plain(6)))).isEmpty();

        assertThat(names(order.add(labels(5)))).containsExactly("labels 5", "result 5", "result 6");
    }

    @Test
    void aResultDoesNotWaitForVotesForever() {
        StepOrder order = new StepOrder(true, 100);
        List<String> passed = new ArrayList<>();
        passed.addAll(names(order.add(measured(0))));
        for (int step = 1; step < StepOrder.PATIENCE_STEPS; step++) {
            passed.addAll(names(order.add(plain(step))));
        }
        assertThat(passed).isEmpty();

        assertThat(names(order.add(plain(StepOrder.PATIENCE_STEPS))))
                .startsWith("result 0", "result 1")
                .hasSize(17);
        assertThat(order.add(labels(0))).as("too late").isEmpty();
        assertThat(order.missed()).isEqualTo(1);
    }

    @Test
    void withoutAVoterNothingWaits() {
        assertThat(names(new StepOrder(false, 1).add(measured(0)))).containsExactly("result 0");
    }

    @Test
    void atTheEndAllThatIsLeftIsGiven() {
        StepOrder order = new StepOrder(true, 5);
        order.add(measured(5));
        order.add(plain(6));

        assertThat(names(order.flush())).containsExactly("result 5", "result 6");
        assertThat(order.flush()).isEmpty();
    }

    @Test
    void aFullQueueGivesUpVotesAndPlainResultsFirst() {
        TelemetryQueue queue = new TelemetryQueue(4);
        queue.add(new TelemetryRecord.Result(measured(0)));
        queue.add(new TelemetryRecord.Labels(labels(1)));
        queue.add(new TelemetryRecord.Evaluated(1, Map.of()));
        queue.add(new TelemetryRecord.Result(plain(1)));
        assertThat(queue.dropped()).isZero();

        queue.add(new TelemetryRecord.Result(measured(2)));
        queue.add(new TelemetryRecord.Result(new StepResult(3, true, Map.of())));

        assertThat(queue.dropped()).isEqualTo(2);
        assertThat(names(queue.takeAll())).containsExactly("result 0", "evaluated", "result 2", "result 3");
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void ifAllAreFiguresTheOldestGoes() {
        TelemetryQueue queue = new TelemetryQueue(2);
        for (int step = 0; step < 4; step++) {
            queue.add(new TelemetryRecord.Result(measured(step)));
        }

        assertThat(queue.dropped()).isEqualTo(2);
        assertThat(names(queue.takeAll())).containsExactly("result 2", "result 3");
    }
}
