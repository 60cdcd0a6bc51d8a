package dev.kith.http.service;

import akka.dispatch.DispatcherPrerequisites;
import akka.dispatch.ExecutorServiceConfigurator;
import akka.dispatch.ExecutorServiceFactory;
import akka.dispatch.MonitorableThreadFactory;
import com.typesafe.config.Config;
import dev.kith.http.fatal.FatalErrors;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Threads of a dispatcher that let training go first: answers can wait some milliseconds, while the threads of one tensor
 * operation wait for the slowest of them. The setting {@code yielding-threads} says how many. They have the lowest priority
 * of Java, of which the launcher tells the operating system.
 */
public final class YieldingThreads extends ExecutorServiceConfigurator {
    private final int threads;

    /** Is called by Akka. */
    public YieldingThreads(Config config, DispatcherPrerequisites prerequisites) {
        super(config, prerequisites);
        this.threads = config.getInt("yielding-threads");
    }

    @Override
    public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory factory) {
        ThreadFactory named = factory instanceof MonitorableThreadFactory monitored
                ? monitored.withName(monitored.name() + "-" + id)
                : factory;
        return () -> Executors.newFixedThreadPool(threads, work -> {
            Thread thread = named.newThread(work);
            thread.setPriority(Thread.MIN_PRIORITY);
            Thread.UncaughtExceptionHandler own = thread.getUncaughtExceptionHandler();
            thread.setUncaughtExceptionHandler((dead, thrown) -> {
                FatalErrors.uncaught(dead, thrown); // the actor system could not even end where memory is missing
                own.uncaughtException(dead, thrown);
            });
            return thread;
        });
    }
}
