package dev.kith.actors.pipeline;

import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.PostStop;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import dev.kith.actors.codec.PayloadCodec;
import dev.kith.actors.codec.StateCodec;
import dev.kith.actors.node.Roles;
import dev.kith.actors.stage.ProtocolDefectException;
import dev.kith.model.run.Cut;
import dev.kith.model.run.RefusedSteps;
import dev.kith.model.run.TrainingEnd;
import dev.kith.model.run.TrainingFailedException;
import dev.kith.protocol.wire.CutReply;
import dev.kith.protocol.wire.CutRequest;
import dev.kith.protocol.wire.EmissionLimit;
import dev.kith.protocol.wire.Header;
import dev.kith.protocol.wire.PipelineMessage;
import dev.kith.protocol.wire.Snapshot;
import dev.kith.protocol.wire.StageFinished;
import dev.kith.protocol.wire.StepReleased;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a run. It starts and connects the actors of the plan, gives out credits, counts finished steps, releases
 * their buffers, takes consistent cuts, and ends: with the last cut, or with the first failure of anybody. Its own end
 * stops all of them, and {@code end} completes only after they have stopped.
 */
public final class TrainingPipeline extends AbstractBehavior<PipelineMessage> {
    private final AttemptSpec spec;
    private final CompletableFuture<TrainingEnd> end;
    private final Crew crew;
    private final StepLedger ledger;
    private final RunMeter meter;
    private final RefusedSteps refused = new RefusedSteps();
    private final Set<String> opening;
    private final Map<Long, Long> targetVersions = new HashMap<>();
    private final CutDesks desks;
    private @Nullable CutAssembly assembly;
    private @Nullable Finale finale;
    private Result result = new Result(null, new TrainingFailedException("the pipeline ended before the run did"));

    private record Result(
            @Nullable TrainingEnd end, @Nullable TrainingFailedException failure) {}

    /** The actor; {@code end} tells how the attempt ended, exceptionally with a {@link TrainingFailedException}. */
    public static Behavior<PipelineMessage> create(AttemptSpec spec, CompletableFuture<TrainingEnd> end) {
        return Behaviors.setup(context -> new TrainingPipeline(context, spec, end));
    }

    private TrainingPipeline(
            ActorContext<PipelineMessage> context, AttemptSpec spec, CompletableFuture<TrainingEnd> end) {
        super(context);
        this.spec = spec;
        this.end = end;
        this.crew = new Crew(context, spec);
        this.desks = new CutDesks(crew);
        this.ledger = new StepLedger(spec.plan(), spec.attempt(), spec.schedule(), spec.start());
        this.meter = new RunMeter(spec.lanes(), spec.timeline());
        this.opening = new HashSet<>(crew.nodeNames());
        crew.connect(context.getSelf());
    }

    @Override
    public Receive<PipelineMessage> createReceive() {
        return newReceiveBuilder()
                .onMessage(PipelineMessage.class, message -> guarded(() -> onMessage(message)))
                .onSignal(ChildFailed.class, failed -> fail(Failures.of(failed)))
                .onSignal(Terminated.class, terminated -> guarded(() -> onTerminated(terminated)))
                .onSignal(PostStop.class, signal -> onPostStop())
                .build();
    }

    private Behavior<PipelineMessage> guarded(Supplier<Behavior<PipelineMessage>> work) {
        try {
            return work.get();
        } catch (TrainingFailedException e) {
            return fail(e);
        } catch (RuntimeException e) {
            return fail(new TrainingFailedException("the pipeline failed: " + e.getMessage(), e));
        }
    }

    private Behavior<PipelineMessage> onMessage(PipelineMessage message) {
        Header header = message.getHeader();
        if (!spec.attempt().admits(header)) {
            return this;
        }
        switch (message.getBodyCase()) {
            case READY -> onReady(header.getSender());
            case STAGE_FINISHED -> onStageFinished(header, message.getStageFinished());
            case CUT_REPLY -> onCutReply(header, message.getCutReply());
            case CUT_DONE -> desks.done(header.getSender());
            case FAILED -> throw Failures.of(header, message.getFailed());
            case STOP -> stop();
            case STOPPED -> onRecorderStopped(message.getStopped().getDropped());
            case BODY_NOT_SET ->
                throw new ProtocolDefectException(
                        "the pipeline got a message without a known body from " + header.getSender());
        }
        return result.end() == null ? settle() : Behaviors.stopped();
    }

    private void onReady(String node) {
        if (opening.remove(node) && opening.isEmpty()) {
            meter.begin();
            proceed();
        }
    }

    private void onStageFinished(Header header, StageFinished finished) {
        long step = header.getStep();
        if (header.hasTargetVersion()) {
            targetVersions.putIfAbsent(step, header.getTargetVersion());
        }
        if (finished.hasResult()) {
            ledger.result(header.getSender(), PayloadCodec.decode(step, finished.getResult()));
        }
        var all = ledger.finished(header.getSender(), Roles.stage(finished.getStage()), step);
        meter.credits(ledger.credits());
        all.forEach(this::onStepFinished);
        if (!all.isEmpty()) {
            proceed();
        }
    }

    private void onStepFinished(StepLedger.Finished finished) {
        long step = finished.step();
        crew.tellNodes(step, StepReleased.getDefaultInstance());
        Long version = targetVersions.remove(step);
        meter.stepped(version == null ? 0 : step - version, ledger.inFlight(), finished.result());
        refused.check(finished.result());
        crew.tellRecorder(step, PayloadCodec.encode(finished.result()));
    }

    /** Grants what may be granted now, or asks for the cut that is due. */
    private void proceed() {
        if (spec.stop().requested()) {
            ledger.stop();
        }
        if (!opening.isEmpty() || assembly != null || finale != null) {
            return;
        }
        if (ledger.isAtGate()) {
            assembly = new CutAssembly(ledger.gate(), crew.nodeNames());
            crew.tellNodes(ledger.gate(), CutRequest.getDefaultInstance());
        } else {
            StepLedger.Limits limits = ledger.limits();
            meter.credits(ledger.credits());
            crew.tellSources(
                    ledger.finishedSteps(),
                    EmissionLimit.newBuilder()
                            .setEmitBelow(limits.emit())
                            .setBuildBelow(limits.build())
                            .build());
        }
    }

    private void stop() {
        spec.stop().request();
        proceed();
    }

    private void onCutReply(Header header, CutReply reply) {
        if (assembly == null) {
            throw new ProtocolDefectException(header.getSender() + " sent a snapshot that nobody asked for");
        }
        assembly.add(header.getSender(), header.getStep(), reply.getState());
        if (assembly.isComplete()) {
            CutAssembly complete = assembly;
            assembly = null;
            onCut(complete.step(), complete.states());
        }
    }

    private void onCut(long step, Map<String, Snapshot> states) {
        Set<Cut.Purpose> purposes = spec.schedule().at(step);
        if (step > spec.start() && step < spec.schedule().totalSteps()) {
            desks.handOver(step, purposes, states);
        }
        if (ledger.isEnd()) {
            meter.end();
            Cut last = StateCodec.decode(step, StateCodec.encode(EnumSet.of(Cut.Purpose.END), states));
            boolean completed = step >= spec.schedule().totalSteps();
            finale = new Finale(crew, last, completed);
            finale.begin(desks);
        } else {
            ledger.reopen();
            proceed();
        }
    }

    private Behavior<PipelineMessage> settle() {
        if (finale != null) {
            finale.settle(desks);
        }
        return this;
    }

    private void onRecorderStopped(long dropped) {
        if (finale == null) {
            throw new ProtocolDefectException("the metrics recorder stopped before it was asked to");
        }
        result = new Result(
                new TrainingEnd(
                        finale.cut(),
                        finale.completed(),
                        meter.firstStepSeconds(),
                        meter.wallSeconds(),
                        meter.report(
                                spec.attempt().maxStaleness(),
                                dropped + desks.dropped(),
                                spec.memory().report(spec.plan()))),
                null);
    }

    private Behavior<PipelineMessage> onTerminated(Terminated terminated) {
        String name = terminated.getRef().path().name();
        if (finale == null) {
            throw new TrainingFailedException(name + " ended although nobody asked it to");
        }
        finale.ended(name);
        return settle();
    }

    private Behavior<PipelineMessage> fail(TrainingFailedException failure) {
        result = new Result(null, failure);
        return Behaviors.stopped();
    }

    /** All children have stopped by now. */
    private Behavior<PipelineMessage> onPostStop() {
        if (result.end() != null) {
            end.complete(result.end());
        } else if (result.failure() != null) {
            end.completeExceptionally(result.failure());
        }
        return this;
    }
}
