package dev.kith.http.api;

import akka.NotUsed;
import akka.actor.typed.javadsl.Adapter;
import akka.event.Logging;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.stream.BufferOverflowException;
import akka.stream.OverflowStrategy;
import akka.stream.javadsl.Source;
import dev.kith.http.api.bounds.Limit;
import dev.kith.http.service.FeedEvent;
import dev.kith.http.service.RunAnswer;
import dev.kith.http.service.RunService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What happens to a run, as server-sent events. */
final class EventRoutes {
    private static final ContentType EVENTS = MediaTypes.TEXT_EVENT_STREAM.toContentType();
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    /** Events for a reader who is slow. One who is slower loses the stream, and asks again for what is missing. */
    private static final int BUFFER = Limit.EVENT_BUFFER.count();

    /** His slowness is no failure of ours that anybody should read about. */
    private static final OverflowStrategy TOO_SLOW = OverflowStrategy.fail().withLogLevel(Logging.DebugLevel());

    private final RunService runs;
    private final OpenStreams streams;
    private final Duration heartbeat;
    private final EventFrames frames = new EventFrames();

    EventRoutes(RunService runs, OpenStreams streams) {
        this(runs, streams, HEARTBEAT);
    }

    EventRoutes(RunService runs, OpenStreams streams, Duration heartbeat) {
        this.runs = runs;
        this.streams = streams;
        this.heartbeat = heartbeat;
    }

    void addTo(Operations operations) {
        operations.get("/v1/runs/{id}/events", this::events);
    }

    CompletionStage<HttpResponse> events(Call call) {
        Optional<String> last = call.request().getHeader("Last-Event-ID").map(HttpHeader::value);
        return runs.find(call.id())
                .thenApply(found -> found instanceof RunAnswer.Done ? stream(call.id(), last) : Answers.found(found));
    }

    private HttpResponse stream(String id, Optional<String> last) {
        streams.requireRoom();
        long after = last.map(EventRoutes::number).orElse(-1L);
        Source<FeedEvent, NotUsed> events = Source.<FeedEvent>actorRef(
                        message -> Optional.empty(), message -> Optional.empty(), BUFFER, TOO_SLOW)
                .mapMaterializedValue(subscriber -> {
                    runs.subscribe(id, after, Adapter.toTyped(subscriber));
                    return NotUsed.getInstance();
                })
                .recoverWith(BufferOverflowException.class, Source::empty);
        return HttpResponse.create()
                .withEntity(HttpEntities.create(
                        EVENTS,
                        streams.counted(events).map(frames::of).keepAlive(heartbeat, () -> EventFrames.HEARTBEAT)));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    Problem.of(ProblemType.MALFORMED_REQUEST, "Last-Event-ID is no number of an event: " + text));
        }
    }
}
