package dev.kith.http.api.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.model.evidence.bounds.BusyException;
import dev.kith.model.evidence.bounds.Cancellation;
import dev.kith.model.evidence.bounds.CancelledException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class QuestionPoolTest {
    private final QuestionPool pool = new QuestionPool();
    private final CountDownLatch blocked = new CountDownLatch(1);
    private final List<CompletableFuture<String>> asked = new ArrayList<>();

    private String work() {
        try {
            blocked.await();
            return "answered";
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }

    private Cancellation ask(Duration time) {
        Cancellation waiting = Cancellation.within(time);
        asked.add(pool.ask(waiting, this::work).toCompletableFuture());
        return waiting;
    }

    /** Two are answered, the others wait. */
    private List<Cancellation> fill() {
        List<Cancellation> all = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            all.add(ask(Duration.ofMinutes(1)));
        }
        return all;
    }

    @AfterEach
    void end() {
        blocked.countDown();
        pool.close();
    }

    @Test
    void oneMoreThanMayWaitIsRefused() {
        fill();

        assertThatExceptionOfType(BusyException.class)
                .isThrownBy(() -> ask(Duration.ofMinutes(1)))
                .withMessage("16 questions wait for an answer already");
        blocked.countDown();
        assertThat(asked).allSatisfy(answer -> assertThat(answer.join()).isEqualTo("answered"));
    }

    @Test
    void whoHasGoneMakesRoom() {
        List<Cancellation> all = fill();
        all.get(17).cancel("the client has gone");

        assertThatThrownBy(asked.get(17)::join)
                .hasCauseInstanceOf(CancelledException.class)
                .hasMessageContaining("the client has gone");
        ask(Duration.ofMinutes(1));
        blocked.countDown();
        assertThat(asked.get(18).join()).isEqualTo("answered");
    }

    @Test
    void waitingHasAnEnd() {
        fill().get(17).cancel("the client has gone");
        ask(Duration.ofMillis(1));

        assertThatThrownBy(asked.get(18)::join)
                .hasCauseInstanceOf(CancelledException.class)
                .hasMessageContaining("no answer in time");
    }

    @Test
    void theEndOfTheServiceAnswersThoseWhoWait() {
        fill();
        pool.close();

        assertThatThrownBy(asked.get(17)::join).hasCauseInstanceOf(CancelledException.class);
        assertThatExceptionOfType(BusyException.class)
                .isThrownBy(() -> ask(Duration.ofMinutes(1)))
                .withMessage("the service is ending");
    }
}
