package dev.kith.model.data;

import dev.kith.model.stop.StopScope;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Several threads that look at files. A thread of a low priority works alone: the threads that it would wake up inherit its
 * priority, and help a training later.
 */
public final class DecodingTeam {

    private DecodingTeam() {}

    /** The work, spread over all processors; results keep its order. It ends when that of the calling thread shall. */
    public static <T> Stream<T> of(Collection<T> work) {
        StopScope scope = StopScope.here();
        Stream<T> stream = isPatient() ? work.stream() : work.parallelStream();
        return stream.map(one -> {
            scope.check();
            return one;
        });
    }

    /** The same for numbers. */
    public static IntStream of(IntStream work) {
        StopScope scope = StopScope.here();
        IntStream stream = isPatient() ? work : work.parallel();
        return stream.map(one -> {
            scope.check();
            return one;
        });
    }

    /** Work that goes on beside the calling thread, unless that is a patient one: then it is done at once. */
    public static <T> Supplier<T> beside(Supplier<T> work) {
        if (isPatient()) {
            T done = work.get();
            return () -> done;
        }
        StopScope scope = StopScope.here();
        CompletableFuture<T> result = CompletableFuture.supplyAsync(() -> scope.get(work));
        return () -> {
            try {
                return result.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw e;
            }
        };
    }

    private static boolean isPatient() {
        return Thread.currentThread().getPriority() < Thread.NORM_PRIORITY;
    }
}
