package dev.kith.actors.service;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import com.google.protobuf.Message;
import dev.kith.actors.codec.Envelope;
import dev.kith.actors.node.Attempt;
import dev.kith.protocol.wire.Connect;
import dev.kith.protocol.wire.MetricsRecorderMessage;
import dev.kith.protocol.wire.PipelineMessage;

/** Whom a service answers. */
record ServicePeers(
        String name, Attempt attempt, ActorRef<PipelineMessage> pipeline, ActorRef<MetricsRecorderMessage> recorder) {

    static ServicePeers of(String name, Attempt attempt, ActorSystem<?> system, Connect connect) {
        ActorRefResolver resolver = ActorRefResolver.get(system);
        return new ServicePeers(
                name,
                attempt,
                resolver.resolveActorRef(connect.getPipeline()),
                resolver.resolveActorRef(connect.getMetricsRecorder()));
    }

    void tellPipeline(long step, Message body) {
        pipeline.tell(Envelope.of(
                PipelineMessage.getDefaultInstance(), attempt.header(name, step).build(), body));
    }

    void tellRecorder(long step, Message body) {
        recorder.tell(Envelope.of(
                MetricsRecorderMessage.getDefaultInstance(),
                attempt.header(name, step).build(),
                body));
    }
}
