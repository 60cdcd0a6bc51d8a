package dev.kith.tests.bench.service.hostile.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Threads that do the same until a moment. They have a low priority: an attacker sits elsewhere and takes nothing of the
 * service's processors.
 */
public final class Crowd {
    private static final long GRACE_SECONDS = 20;

    private final AnswerTally tally;
    private final long end;

    /** What a member does again and again. */
    public interface Act {
        /**
         * @param member from 0
         * @param round from 0, of this member
         */
        void once(int member, int round) throws IOException;
    }

    /** @param end of {@link System#nanoTime}; what has begun then is still finished */
    public Crowd(AnswerTally tally, long end) {
        this.tally = tally;
        this.end = end;
    }

    /** Whether there is time left. */
    public boolean goesOn() {
        return System.nanoTime() - end < 0;
    }

    /** Lets all act until the moment, and waits for them, some seconds at most; stragglers are counted. */
    public void act(int members, Act act) throws InterruptedException {
        all(members, member -> {
            for (int round = 0; goesOn(); round++) {
                attempt(act, member, round);
            }
        });
    }

    /** Lets each act once, all at the same time. */
    public void once(int members, Act act) throws InterruptedException {
        all(members, member -> attempt(act, member, 0));
    }

    private void attempt(Act act, int member, int round) {
        try {
            act.once(member, round);
        } catch (IOException failure) {
            tally.counted(reason(failure));
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos()); // a closed door is no reason to burn a processor
        }
    }

    private static String reason(IOException failure) {
        String name = failure.getClass().getSimpleName();
        return name.contains("Timeout") ? "no-answer" : name.contains("Connect") ? "no-connection" : "closed";
    }

    /** What one thread does. */
    private interface Part {
        void of(int member);
    }

    private void all(int members, Part part) throws InterruptedException {
        List<Thread> threads = IntStream.range(0, members)
                .mapToObj(member -> new Thread(() -> part.of(member), "attacker-" + member))
                .toList();
        threads.forEach(thread -> {
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.start();
        });
        long last = Math.max(end, System.nanoTime()) + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        for (Thread thread : threads) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(last - System.nanoTime())));
            if (thread.isAlive()) {
                tally.counted("still-waiting");
            }
        }
    }
}
