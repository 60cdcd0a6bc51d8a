package dev.kith.http.client;

import java.time.Duration;
import java.util.Optional;

/** Events of one connection. */
final class EventStream implements AutoCloseable {
    private final LineQueue lines;
    private final EventParser parser = new EventParser();

    EventStream(LineQueue lines) {
        this.lines = lines;
    }

    /**
     * The next one, or a heartbeat.
     *
     * @throws UnreachableException if the connection has ended, or nothing comes for so long
     */
    ServerEvent next(Duration silence) {
        while (true) {
            Optional<ServerEvent> event = parser.line(lines.take(silence));
            if (event.isPresent()) {
                return event.get();
            }
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
