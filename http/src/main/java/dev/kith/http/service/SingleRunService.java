package dev.kith.http.service;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import com.typesafe.config.ConfigFactory;
import dev.kith.http.service.history.HistoryKeeper;
import dev.kith.model.run.RunListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One run that somebody else trains, as a service, until closed. It knows what it is told, and forgets it at its end. */
public final class SingleRunService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ActorSystem<SingleRun.Command> system;
    private final RunService runs;

    private SingleRunService(ActorSystem<SingleRun.Command> system, RunService runs) {
        this.system = system;
        this.runs = runs;
    }

    /**
     * A run that is being prepared.
     *
     * @param id as it is addressed
     * @param attempt is asked to stop when a client asks for it
     */
    public static SingleRunService open(String id, Specification specification, RunExecutor.Attempt attempt) {
        CompletableFuture<ActorRef<RunRegistry.Command>> door = new CompletableFuture<>();
        RunViews views = new RunViews();
        ActorSystem<SingleRun.Command> system = ActorSystem.create(
                SingleRun.create(id, specification, attempt, new RunEvents(InstantSource.system()), views, door),
                "kith-page",
                ConfigFactory.load("kith-service"));
        ActorRef<RunRegistry.Command> registry =
                door.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        return new SingleRunService(system, new RunService(registry, views, HistoryKeeper.none(), system.scheduler()));
    }

    public RunService runs() {
        return runs;
    }

    public ActorSystem<?> system() {
        return system;
    }

    /** Passes on what a session tells; never waits. */
    public RunListener listener(long fromStep) {
        return new TelemetryThrottle(
                new RunExecutor.Listener() {
                    @Override
                    public void began(long step) {
                        system.tell(new SingleRun.Began(step));
                    }

                    @Override
                    public void told(RunExecutor.Telemetry telemetry) {
                        system.tell(new SingleRun.Told(telemetry));
                    }

                    @Override
                    public void ended(RunExecutor.End end) {
                        SingleRunService.this.ended(end);
                    }
                },
                fromStep);
    }

    /** How it ended. Only the first end counts. */
    public void ended(RunExecutor.End end) {
        system.tell(new SingleRun.Ended(end));
    }

    /** Does not wait for ever: how a training ends does not depend on its page. */
    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated()
                .toCompletableFuture()
                .completeOnTimeout(Done.getInstance(), PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
