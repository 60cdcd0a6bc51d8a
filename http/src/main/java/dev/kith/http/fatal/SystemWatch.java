package dev.kith.http.fatal;

import static dev.kith.config.Text.format;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Sees whether the actor system of a service has ended without being asked to, or does not answer any more, until closed. It
 * looks now and then, and is patient: a machine that is busy, or was asleep, is no reason.
 */
public final class SystemWatch implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final int PATIENCE = 12;

    private final Executor dispatcher;
    private final Consumer<String> end;
    private final Duration look;
    private final AtomicLong answered = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);

    SystemWatch(ActorSystem<?> system, Duration look, Consumer<String> end) {
        this.dispatcher = system.dispatchers().lookup(DispatcherSelector.defaultDispatcher());
        this.look = look;
        this.end = end;
        system.getWhenTerminated().whenComplete((done, failure) -> tell("its actor system has ended"));
        Thread watch = new Thread(this::watch, "kith-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** Ends the process when the system cannot go on. */
    public static SystemWatch of(ActorSystem<?> system, LastWord last) {
        return new SystemWatch(system, LOOK, last::end);
    }

    private void watch() {
        try {
            for (long asked = 1; !closed.await(look.toMillis(), TimeUnit.MILLISECONDS); asked++) {
                long number = asked;
                dispatcher.execute(() -> answered.set(number));
                if (asked - answered.get() > PATIENCE) {
                    tell(format(
                            "its actor system has not answered for %d s",
                            look.multipliedBy(PATIENCE).toSeconds()));
                    return;
                }
            }
        } catch (RejectedExecutionException gone) {
            tell("its actor system takes no work any more");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(String why) {
        if (closed.getCount() > 0) {
            end.accept(why);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
