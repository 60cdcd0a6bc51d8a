package dev.kith.http.client;

import java.util.Optional;
import java.util.StringJoiner;

/** Puts server-sent events together from their lines, as the HTML standard says. */
final class EventParser {
    private String id = "";
    private String type = "";
    private StringJoiner data = new StringJoiner("\n");
    private boolean any;

    /** One more line; an event if it was the last of one. */
    Optional<ServerEvent> line(String line) {
        if (line.isEmpty()) {
            return end();
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        set(field, value.startsWith(" ") ? value.substring(1) : value);
        return Optional.empty();
    }

    private void set(String field, String value) {
        switch (field) {
            case "data" -> {
                data.add(value);
                any = true;
            }
            case "event" -> type = value;
            case "id" -> id = value;
            default -> {
                // A comment, or a field of a later release.
            }
        }
    }

    private Optional<ServerEvent> end() {
        Optional<ServerEvent> event = any ? Optional.of(new ServerEvent(id, type, data.toString())) : Optional.empty();
        id = "";
        type = "";
        data = new StringJoiner("\n");
        any = false;
        return event;
    }
}
