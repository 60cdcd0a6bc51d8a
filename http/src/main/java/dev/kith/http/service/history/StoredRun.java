package dev.kith.http.service.history;

import dev.kith.protocol.wire.RunEvent;
import dev.kith.protocol.wire.RunSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * A run as the history has it.
 *
 * @param snapshot the newest one
 * @param events those after the snapshot that can be read, up to the first that cannot
 * @param last the number of the last event, readable or not
 * @param damage why something cannot be read
 */
public record StoredRun(
        String id, Optional<RunSnapshot> snapshot, List<RunEvent> events, long last, Optional<String> damage) {

    public StoredRun {
        events = List.copyOf(events);
    }
}
