package dev.kith.tests.bench.service.hostile.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private final AnswerTally tally = new AnswerTally();

    @Test
    void membersActUntilTheirTimeIsOver() throws InterruptedException {
        Crowd crowd =
                new Crowd(tally, System.nanoTime() + Duration.ofMillis(200).toNanos());
        Set<Integer> members = new ConcurrentSkipListSet<>();
        AtomicInteger acts = new AtomicInteger();

        crowd.act(3, (member, round) -> {
            members.add(member);
            acts.incrementAndGet();
            Pause.of(Duration.ofMillis(1));
        });

        assertThat(crowd.goesOn()).isFalse();
        assertThat(members).containsExactly(0, 1, 2);
        assertThat(acts.get()).isGreaterThan(3);
    }

    @Test
    void whatGoesWrongIsCountedInAWord() throws InterruptedException {
        new Crowd(tally, System.nanoTime()).once(4, (member, round) -> {
            switch (member) {
                case 0 -> throw new SocketTimeoutException();
                case 1 -> throw new ConnectException();
                case 2 -> throw new EOFException();
                default -> tally.answered(RawRequest.get("/x"), new RawAnswer(500, Map.of(), "broken"));
            }
        });

        assertThat(tally.counts())
                .containsOnlyKeys("500", "closed", "no-answer", "no-connection")
                .containsEntry("closed", 1L);
        assertThat(tally.defects()).containsExactly("GET /x: 500 broken");
    }
}
