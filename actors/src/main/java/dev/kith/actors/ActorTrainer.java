package dev.kith.actors;

import akka.actor.BootstrapSetup;
import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.kith.actors.codec.Envelope;
import dev.kith.actors.node.Attempt;
import dev.kith.actors.pipeline.AttemptSpec;
import dev.kith.actors.pipeline.TrainingPipeline;
import dev.kith.config.Settings;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.method.Plan;
import dev.kith.model.run.BatchMemory;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.Lanes;
import dev.kith.model.run.RunServices;
import dev.kith.model.run.Trainer;
import dev.kith.model.run.TrainingEnd;
import dev.kith.model.run.TrainingFailedException;
import dev.kith.model.stop.StopSignal;
import dev.kith.model.timeline.Timeline;
import dev.kith.protocol.wire.PipelineMessage;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import scala.concurrent.ExecutionContext;

/**
 * Trains a plan with actors: the asynchronous counterpart of {@code SequentialTrainer}, with the same shape. With {@code
 * pipeline.max-staleness = 0} it ends with the same parameters, bit for bit. It makes one attempt: a failed one is started
 * again by a new trainer, with a new plan, from the newest checkpoint.
 */
public final class ActorTrainer implements Trainer {
    private static final String NAME = "kith";

    private final Plan plan;
    private final BatchMemory memory;
    private final Attempt attempt;
    private final Config config;
    private final Lanes lanes;
    private final Timeline timeline;
    private Map<String, NamedTensors> states = Map.of();
    private boolean used;

    /** A trainer with a timeline of its own. */
    public ActorTrainer(Plan plan, Settings settings) {
        this(plan, settings, new Timeline());
    }

    /**
     * Starts the lanes; nodes are opened when training begins.
     *
     * @param timeline is told who works when
     * @throws IllegalArgumentException if an edge of the plan brings something that its receiver's actor does not hear
     * @throws dev.kith.config.hocon.ConfigurationException if too few batches fit into {@code pipeline.batch-memory}
     */
    public ActorTrainer(Plan plan, Settings settings, Timeline timeline) {
        this(plan, settings, timeline, ConfigFactory.load(NAME + "-actors"));
    }

    ActorTrainer(Plan plan, Settings settings, Timeline timeline, Config config) {
        Envelope.check(plan);
        this.plan = plan;
        this.memory = BatchMemory.ofActors(plan, settings.pipeline());
        this.attempt = Attempt.first(settings, memory.prefetch());
        this.timeline = timeline;
        this.config = config;
        this.lanes = new Lanes(plan.nodes(), settings.pipeline());
    }

    @Override
    public void restore(Map<String, NamedTensors> states) {
        this.states = Map.copyOf(states);
    }

    /**
     * Runs the steps from {@code start} to the end of the schedule, or until asked to stop; blocks until all actors have
     * ended and all native memory is freed.
     *
     * @throws TrainingFailedException if an actor failed, or too many steps in a row were refused
     * @throws IllegalStateException if called a second time
     */
    @Override
    public TrainingEnd train(long start, CutSchedule schedule, RunServices services, StopSignal stop) {
        if (used) {
            throw new IllegalStateException("a trainer makes one attempt");
        }
        used = true;
        AttemptSpec spec =
                new AttemptSpec(attempt, plan, memory, lanes, timeline, states, start, schedule, services, stop);
        CompletableFuture<TrainingEnd> end = new CompletableFuture<>();
        BootstrapSetup setup = BootstrapSetup.create(config);
        ActorSystem<PipelineMessage> system = ActorSystem.create(
                TrainingPipeline.create(spec, end),
                NAME,
                lanes.decisions()
                        .map(there -> setup.withDefaultExecutionContext(ExecutionContext.fromExecutor(there)))
                        .orElse(setup));
        try {
            // Not the end alone: whoever returns from here may count on all memory being free.
            system.getWhenTerminated().toCompletableFuture().get();
            if (!end.isDone()) {
                throw new TrainingFailedException("the actors ended without a result");
            }
            return end.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainingFailedException("interrupted while training", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof TrainingFailedException failed
                    ? failed
                    : new TrainingFailedException("training failed: " + e.getMessage(), e);
        } finally {
            // Actors first, whatever has happened: they free their nodes on the lanes.
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().join();
            lanes.close();
        }
    }

    /** Ends the lanes, if {@link #train} has not done it. */
    @Override
    public void close() {
        lanes.close();
    }
}
