package dev.kith.http.api;

import akka.util.ByteString;
import dev.kith.http.service.FeedEvent;
import dev.kith.http.service.RunExecutor.Telemetry;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** Events as they are sent. Each is written once, however many read it, and forgotten when the feed forgets it. */
final class EventFrames {
    /** An event without anything, as the standard proposes for connections that shall not be closed. */
    static final ByteString HEARTBEAT = ByteString.fromString("data:\n\n");

    private final Map<FeedEvent, ByteString> written = Collections.synchronizedMap(new WeakHashMap<>());

    ByteString of(FeedEvent event) {
        return written.computeIfAbsent(event, EventFrames::write);
    }

    private static ByteString write(FeedEvent event) {
        if (event.item() instanceof FeedEvent.Changed changed) {
            return frame(event, "status", RunResource.brief(changed.run()));
        }
        Telemetry told = ((FeedEvent.Told) event.item()).telemetry();
        if (told instanceof Telemetry.Phase phase) {
            return frame(event, "phase", Map.of("phase", phase.name()));
        } else if (told instanceof Telemetry.Notice notice) {
            return frame(event, "notice", Map.of("text", notice.text()));
        }
        return frame(event, told instanceof Telemetry.Stepped ? "step" : "evaluation", told);
    }

    /** JSON has no line breaks, so that one line of data is enough. */
    private static ByteString frame(FeedEvent event, String type, Object data) {
        return ByteString.fromString("data:" + Json.write(data) + "\nevent:" + type + "\nid:" + event.id() + "\n\n");
    }
}
