package dev.kith.model.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private final AtomicLong clock = new AtomicLong();
    private final Timeline timeline = new Timeline(clock::get);

    private Timeline.Work<Boolean, RuntimeException> taking(long nanos) {
        return () -> clock.addAndGet(nanos) > 0;
    }

    @Test
    void overlapIsTheTimeInWhichTwoOrMoreWork() {
        timeline.record("a", "alone", 0, taking(100));
        // 5 with one, then 10 with two, then 20 with three, then 3 with two, then 7 with one
        timeline.record("a", "outer", 1, () -> {
            clock.addAndGet(5);
            timeline.record("b", "middle", 1, () -> {
                clock.addAndGet(10);
                timeline.record("c", "inner", 1, taking(20));
                return clock.addAndGet(3);
            });
            return clock.addAndGet(7);
        });

        assertThat(timeline.overlapNanos()).isEqualTo(33);
    }

    @Test
    void workAsideIsShownButCountsForNoOverlap() {
        timeline.record("a", "outer", 1, () -> timeline.part("queue", "begin", 1, taking(50)));

        assertThat(timeline.overlapNanos()).isZero();
        assertThat(timeline.slices())
                .containsExactly(new Slice("queue", "begin", 1, 0, 50), new Slice("a", "outer", 1, 0, 50));
    }

    @Test
    void aPartIsOnTheTrackOfTheWorkItBelongsTo() {
        timeline.record("loader-2", "load", 1, () -> {
            timeline.part("augment", 1, taking(5));
            timeline.part("queue", "begin", 1, () -> timeline.part("sample", 1, taking(3)));
            return timeline.part("augment", 1, taking(2));
        });

        assertThat(timeline.slices())
                .containsExactly(
                        new Slice("loader-2", "augment", 1, 0, 5),
                        new Slice("queue", "sample", 1, 5, 8),
                        new Slice("queue", "begin", 1, 5, 8),
                        new Slice("loader-2", "augment", 1, 8, 10),
                        new Slice("loader-2", "load", 1, 0, 10));
    }

    @Test
    void aThreadThatRecordsNothingOnlyDoesThePart() throws InterruptedException {
        timeline.record("loader", "load", 1, () -> {
            Thread helper = new Thread(() -> timeline.part("augment", 1, taking(5)));
            helper.start();
            helper.join();
            return true;
        });
        timeline.part("augment", 2, taking(7));

        assertThat(timeline.slices()).containsExactly(new Slice("loader", "load", 1, 0, 5));
        assertThat(clock).hasValue(12);
    }

    @Test
    void workThatFailsIsRecordedAndOver() {
        assertThatThrownBy(() -> timeline.record("a", "bad", 2, () -> {
                    clock.addAndGet(4);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(timeline.slices()).containsExactly(new Slice("a", "bad", 2, 0, 4));
        clock.addAndGet(1000);
        assertThat(timeline.overlapNanos()).isZero();
    }

    @Test
    void onlyTheLastSlicesAreKept() {
        for (int i = 0; i < 40_000; i++) {
            timeline.record("a", "work", i, taking(1));
        }

        assertThat(timeline.slices()).hasSize(32_768);
        assertThat(timeline.slices().get(32_767).step()).isEqualTo(39_999);
    }
}
