package dev.kith.http.api.questions;

import static dev.kith.config.Text.format;

import dev.kith.model.evidence.bounds.BusyException;
import dev.kith.model.evidence.bounds.Cancellation;
import dev.kith.model.evidence.bounds.CancelledException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Answers what is expensive: whatever opens a run, decodes pictures or asks a network. It has threads of its own, so that what is
 * cheap never waits for it; they let training go first. A bounded number waits for them, each as long as its client does.
 */
public final class QuestionPool implements AutoCloseable {
    /** Questions beside those that are being answered. */
    public static final int MOST_WAITING = 16;

    private static final int THREADS = 2;

    private final ThreadPoolExecutor threads;

    /** Starts threads when they are needed. */
    public QuestionPool() {
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), work -> {
                    Thread thread = new Thread(work, "kith-question");
                    thread.setDaemon(true);
                    thread.setPriority(Thread.MIN_PRIORITY);
                    return thread;
                });
    }

    /**
     * Answers a question when it is its turn. It ends with {@link CancelledException} if the answer is not waited for any more
     * before it has begun; once begun, it has to look itself.
     *
     * @throws BusyException if too many wait
     */
    public <T> CompletionStage<T> ask(Cancellation cancellation, Supplier<T> question) {
        Asked<T> asked = new Asked<>(cancellation, question);
        try {
            threads.execute(asked);
        } catch (RejectedExecutionException full) {
            throw new BusyException(
                    threads.isShutdown()
                            ? "the service is ending"
                            : format("%d questions wait for an answer already", MOST_WAITING));
        }
        CompletableFuture<String> clock = new CompletableFuture<String>()
                .completeOnTimeout("no answer in time", cancellation.left().toMillis(), TimeUnit.MILLISECONDS);
        clock.thenAccept(cancellation::cancel);
        cancellation.onCancel(() -> {
            if (threads.remove(asked)) {
                asked.forget();
            }
        });
        return asked.answer.whenComplete((done, failure) -> clock.cancel(false));
    }

    private static final class Asked<T> implements Runnable {
        private final Cancellation cancellation;
        private final Supplier<T> question;
        private final CompletableFuture<T> answer = new CompletableFuture<>();

        private Asked(Cancellation cancellation, Supplier<T> question) {
            this.cancellation = cancellation;
            this.question = question;
        }

        @Override
        public void run() {
            try {
                cancellation.check();
                answer.complete(question.get());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        }

        /** Ends it without an answer. */
        private void forget() {
            answer.completeExceptionally(
                    new CancelledException(cancellation.reason().orElse("cancelled")));
        }
    }

    /** Takes no more questions; those that wait end. */
    @Override
    public void close() {
        threads.shutdownNow().forEach(waiting -> {
            if (waiting instanceof Asked<?> asked) {
                asked.forget();
            }
        });
    }
}
