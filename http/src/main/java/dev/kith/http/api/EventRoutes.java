package dev.kith.http.api;

import akka.NotUsed;
import akka.actor.typed.javadsl.Adapter;
import akka.event.Logging;
import akka.http.javadsl.marshalling.sse.EventStreamMarshalling;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.sse.ServerSentEvent;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import akka.stream.BufferOverflowException;
import akka.stream.OverflowStrategy;
import akka.stream.javadsl.Source;
import dev.kith.http.service.FeedEvent;
import dev.kith.http.service.RunAnswer;
import dev.kith.http.service.RunExecutor.Telemetry;
import dev.kith.http.service.RunService;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** {@code /runs/{id}/events}: what happens to a run, as server-sent events. */
final class EventRoutes extends AllDirectives {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    /** Events for a reader who is slow. One who is slower loses the stream, and asks again for what is missing. */
    private static final int BUFFER = 2_048;

    /** His slowness is no failure of ours that anybody should read about. */
    private static final OverflowStrategy TOO_SLOW = OverflowStrategy.fail().withLogLevel(Logging.DebugLevel());

    private final RunService runs;
    private final OpenStreams streams;
    private final Duration heartbeat;

    EventRoutes(RunService runs, OpenStreams streams) {
        this(runs, streams, HEARTBEAT);
    }

    EventRoutes(RunService runs, OpenStreams streams, Duration heartbeat) {
        this.runs = runs;
        this.streams = streams;
        this.heartbeat = heartbeat;
    }

    Route routes(String id) {
        return path(
                "events",
                () -> get(() -> optionalHeaderValueByName(
                        "Last-Event-ID", last -> onSuccess(runs.find(id), answer -> stream(id, last, answer)))));
    }

    private Route stream(String id, Optional<String> last, RunAnswer answer) {
        if (!(answer instanceof RunAnswer.Done)) {
            HttpResponse unknown = Answers.found(answer);
            return complete(unknown);
        }
        streams.requireRoom();
        long after = last.map(EventRoutes::number).orElse(-1L);
        Source<FeedEvent, NotUsed> events = Source.<FeedEvent>actorRef(
                        message -> Optional.empty(), message -> Optional.empty(), BUFFER, TOO_SLOW)
                .mapMaterializedValue(subscriber -> {
                    runs.subscribe(id, after, Adapter.toTyped(subscriber));
                    return NotUsed.getInstance();
                })
                .recoverWith(BufferOverflowException.class, Source::empty);
        Source<ServerSentEvent, NotUsed> told =
                streams.counted(events).map(EventRoutes::event).keepAlive(heartbeat, ServerSentEvent::heartbeat);
        return completeOK(told, EventStreamMarshalling.toEventStream());
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    Problem.of(ProblemType.MALFORMED_REQUEST, "Last-Event-ID is no number of an event: " + text));
        }
    }

    private static ServerSentEvent event(FeedEvent event) {
        String id = Long.toString(event.id());
        if (event.item() instanceof FeedEvent.Changed changed) {
            return ServerSentEvent.create(Json.write(RunResource.brief(changed.run())), "status", id);
        }
        Telemetry told = ((FeedEvent.Told) event.item()).telemetry();
        if (told instanceof Telemetry.Phase phase) {
            return ServerSentEvent.create(Json.write(Map.of("phase", phase.name())), "phase", id);
        } else if (told instanceof Telemetry.Notice notice) {
            return ServerSentEvent.create(Json.write(Map.of("text", notice.text())), "notice", id);
        }
        String type = told instanceof Telemetry.Stepped ? "step" : "evaluation";
        return ServerSentEvent.create(Json.write(told), type, id);
    }
}
