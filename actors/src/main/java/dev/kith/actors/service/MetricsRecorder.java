package dev.kith.actors.service;

import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import dev.kith.actors.codec.PayloadCodec;
import dev.kith.actors.node.Attempt;
import dev.kith.actors.stage.ProtocolDefectException;
import dev.kith.model.run.RunServices;
import dev.kith.protocol.wire.Connect;
import dev.kith.protocol.wire.Header;
import dev.kith.protocol.wire.MetricsRecorderMessage;
import dev.kith.protocol.wire.Stopped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Hands telemetry to a recorder that may be slow: the recorder works on a thread for blocking work, one call at a time;
 * what waits for it is bounded, and what is dropped is counted.
 */
public final class MetricsRecorder extends AbstractBehavior<Object> {
    private static final int CAPACITY = 1_024;

    private final Attempt attempt;
    private final RunServices.StepRecorder recorder;
    private final Executor blocking;
    private final StepOrder order;
    private final TelemetryQueue queue = new TelemetryQueue(CAPACITY);
    private CompletableFuture<Boolean> writing = CompletableFuture.completedFuture(true);
    private boolean busy;
    private boolean stopping;
    private @Nullable ServicePeers peers;

    private record Written(@Nullable Throwable failure) {}

    /**
     * The actor.
     *
     * @param votes whether pseudo-labels come at all
     * @param blocking where the recorder is called
     */
    public static Behavior<MetricsRecorderMessage> create(
            Attempt attempt, RunServices.StepRecorder recorder, boolean votes, Executor blocking) {
        return Behaviors.<Object>setup(context -> new MetricsRecorder(context, attempt, recorder, votes, blocking))
                .narrow();
    }

    private MetricsRecorder(
            ActorContext<Object> context,
            Attempt attempt,
            RunServices.StepRecorder recorder,
            boolean votes,
            Executor blocking) {
        super(context);
        this.attempt = attempt;
        this.recorder = recorder;
        this.blocking = blocking;
        this.order = new StepOrder(votes, attempt.metricsEvery());
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder()
                .onMessage(MetricsRecorderMessage.class, this::onMessage)
                .onMessage(Written.class, this::onWritten)
                .onSignal(PostStop.class, signal -> onPostStop())
                .build();
    }

    private Behavior<Object> onMessage(MetricsRecorderMessage message) {
        Header header = message.getHeader();
        if (!attempt.admits(header)) {
            return this;
        }
        long step = header.getStep();
        return switch (message.getBodyCase()) {
            case CONNECT -> onConnect(message.getConnect());
            case PSEUDO_LABELS -> accept(order.add(PayloadCodec.decode(step, message.getPseudoLabels())));
            case STEP_RESULT -> accept(order.add(PayloadCodec.decode(step, message.getStepResult())));
            case EVALUATION ->
                accept(List.of(new TelemetryRecord.Evaluated(
                        step, message.getEvaluation().getMetricsMap())));
            case STOP -> onStop();
            case BODY_NOT_SET ->
                throw new ProtocolDefectException("the metrics recorder got a message without a known body");
        };
    }

    private Behavior<Object> onConnect(Connect connect) {
        peers = ServicePeers.of(Services.METRICS_RECORDER, attempt, getContext().getSystem(), connect);
        return this;
    }

    private Behavior<Object> onStop() {
        stopping = true;
        return accept(order.flush());
    }

    private Behavior<Object> accept(List<TelemetryRecord> records) {
        records.forEach(queue::add);
        return advance();
    }

    private Behavior<Object> advance() {
        if (busy) {
            return this;
        }
        if (!queue.isEmpty()) {
            write(queue.takeAll());
            return this;
        }
        return stopping ? stopped() : this;
    }

    private void write(List<TelemetryRecord> records) {
        busy = true;
        writing = CompletableFuture.supplyAsync(
                () -> {
                    records.forEach(waiting -> waiting.writeTo(recorder));
                    return true;
                },
                blocking);
        getContext().pipeToSelf(writing, (done, failure) -> new Written(failure));
    }

    private Behavior<Object> onWritten(Written written) {
        busy = false;
        Throwable failure = written.failure();
        if (failure != null) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            throw new ServiceFailedException("metrics could not be recorded", cause);
        }
        return advance();
    }

    private Behavior<Object> stopped() {
        if (peers != null) {
            long dropped = queue.dropped() + order.missed();
            peers.tellPipeline(0, Stopped.newBuilder().setDropped(dropped).build());
        }
        return Behaviors.stopped();
    }

    /** Nobody may be called after the attempt has ended: waits for a call that is under way. */
    private Behavior<Object> onPostStop() {
        try {
            writing.join();
        } catch (CompletionException e) {
            getContext().getLog().debug("the last records were not written", e);
        }
        return this;
    }
}
