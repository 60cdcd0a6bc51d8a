package dev.kith.http.api;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import java.util.concurrent.atomic.AtomicInteger;

/** How many event streams are open. A few more than allowed may be if they begin at the same moment. */
final class OpenStreams {
    private final int most;
    private final Runnable opened;
    private final Runnable closed;
    private final AtomicInteger open = new AtomicInteger();

    OpenStreams(int most) {
        this(most, () -> {}, () -> {});
    }

    /** @param opened and {@code closed}: hear of every stream */
    OpenStreams(int most, Runnable opened, Runnable closed) {
        this.most = most;
        this.opened = opened;
        this.closed = closed;
    }

    /**
     * Whether there is room for one more.
     *
     * @throws ProblemException if there is not
     */
    void requireRoom() {
        if (open.get() >= most) {
            throw new ProblemException(
                    Problem.of(ProblemType.UNAVAILABLE, "as many event streams are open as may be: " + most));
        }
    }

    /** The same stream, counted from its first reader to its end. */
    <T> Source<T, NotUsed> counted(Source<T, NotUsed> stream) {
        return stream.watchTermination((used, end) -> {
            open.incrementAndGet();
            opened.run();
            end.whenComplete((done, failure) -> {
                open.decrementAndGet();
                closed.run();
            });
            return used;
        });
    }
}
