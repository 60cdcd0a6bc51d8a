package dev.kith.http.service;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Starts threads that have the priority of whoever made this. A thread inherits the priority of the one that starts it, to
 * the operating system, too, which lets nobody raise it: a training that a patient thread began would be as patient.
 */
final class ThreadStarter {
    private final ThreadPoolExecutor starter =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread thread = new Thread(work, "starter");
                thread.setDaemon(true);
                return thread;
            });

    ThreadStarter() {
        starter.prestartCoreThread();
    }

    /** @param thread is asked for where it is started */
    void start(Supplier<Thread> thread) {
        starter.execute(() -> thread.get().start());
    }
}
