package dev.kith.model.data;

import java.util.Collection;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Several threads that look at files. A thread of a low priority works alone: the threads that it would wake up inherit its
 * priority, and help a training later.
 */
public final class DecodingTeam {

    private DecodingTeam() {}

    /** The work, spread over all processors; results keep its order. */
    public static <T> Stream<T> of(Collection<T> work) {
        return isPatient() ? work.stream() : work.parallelStream();
    }

    /** The same for numbers. */
    public static IntStream of(IntStream work) {
        return isPatient() ? work : work.parallel();
    }

    private static boolean isPatient() {
        return Thread.currentThread().getPriority() < Thread.NORM_PRIORITY;
    }
}
