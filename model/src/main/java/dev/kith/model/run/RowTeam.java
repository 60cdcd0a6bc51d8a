package dev.kith.model.run;

import dev.kith.config.PipelineSettings;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Makes the rows of a batch with several threads at once, in blocks that each takes when it is done with the last one.
 * Rows do not depend on each other, so neither does the result on who makes them.
 */
final class RowTeam {
    private static final int BLOCK = 8;

    private final int threads;

    /** What is done with the rows from first up to, not including, end. */
    interface Rows {
        void make(int first, int end);
    }

    RowTeam(int threads) {
        this.threads = threads;
    }

    /** All threads of the lane where loading takes its turn; else one, because whole batches are made side by side. */
    static RowTeam of(PipelineSettings settings) {
        boolean turns = settings.mode() == PipelineSettings.Mode.ASYNCHRONOUS && settings.loadsInTurns();
        return new RowTeam(turns ? Lanes.threads(settings) : 1);
    }

    int threads() {
        return threads;
    }

    /** Makes all rows; throws what making one of them threw. */
    void each(int rows, Rows work) {
        if (threads == 1) {
            work.make(0, rows);
            return;
        }
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, threads).parallel().forEach(member -> {
            for (int first = next.getAndAdd(BLOCK); first < rows; first = next.getAndAdd(BLOCK)) {
                work.make(first, Math.min(rows, first + BLOCK));
            }
        });
    }
}
