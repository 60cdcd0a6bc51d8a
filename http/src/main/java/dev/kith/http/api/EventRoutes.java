package dev.kith.http.api;

import akka.Done;
import akka.NotUsed;
import akka.actor.typed.javadsl.Adapter;
import akka.http.javadsl.marshalling.sse.EventStreamMarshalling;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.sse.ServerSentEvent;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import akka.stream.OverflowStrategy;
import akka.stream.javadsl.Source;
import dev.kith.http.meters.ServiceMeters;
import dev.kith.http.service.FeedEvent;
import dev.kith.http.service.RunAnswer;
import dev.kith.http.service.RunExecutor.Telemetry;
import dev.kith.http.service.RunService;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** {@code /runs/{id}/events}: what happens to a run, as server-sent events. */
final class EventRoutes extends AllDirectives {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    /** Events for a reader who is slow. One who is slower loses the stream, and asks again for what is missing. */
    private static final int BUFFER = 2_048;

    private final RunService runs;
    private final ServiceMeters meters;

    EventRoutes(RunService runs, ServiceMeters meters) {
        this.runs = runs;
        this.meters = meters;
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
        long after = last.map(EventRoutes::number).orElse(-1L);
        Source<ServerSentEvent, NotUsed> events = Source.<FeedEvent>actorRef(
                        message -> Optional.empty(), message -> Optional.empty(), BUFFER, OverflowStrategy.fail())
                .mapMaterializedValue(subscriber -> {
                    runs.subscribe(id, after, Adapter.toTyped(subscriber));
                    return NotUsed.getInstance();
                })
                .watchTermination(this::count)
                .map(EventRoutes::event)
                .keepAlive(HEARTBEAT, ServerSentEvent::heartbeat);
        return completeOK(events, EventStreamMarshalling.toEventStream());
    }

    private NotUsed count(NotUsed stream, CompletionStage<Done> end) {
        meters.streamOpened();
        end.whenComplete((done, failure) -> meters.streamClosed());
        return stream;
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
