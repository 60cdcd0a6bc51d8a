package dev.kith.tests.bench.service.hostile.wire;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Lets time pass. */
public final class Pause {
    private static final Duration LOOK = Duration.ofMillis(50);

    private Pause() {}

    public static void of(Duration time) {
        until(System.nanoTime() + time.toNanos());
    }

    /** @param end of {@link System#nanoTime} */
    public static void until(long end) {
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Looks again and again whether something is so; false: not in this time. What fails meanwhile is not so yet. */
    public static boolean awaits(Duration patience, Callable<Boolean> reached) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            if (isSo(reached)) {
                return true;
            }
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            of(LOOK);
        }
    }

    private static boolean isSo(Callable<Boolean> reached) {
        try {
            return reached.call();
        } catch (Exception notYet) {
            return false;
        }
    }
}
