package dev.kith.http.cli.runs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kith.http.api.RunResource;
import dev.kith.http.client.ServerEvent;
import dev.kith.http.progress.JsonEvents;
import java.io.PrintStream;

/** For programs: every event as a line, its {@code event} and {@code event_id} before its data. */
final class EventLines implements Display {
    private final JsonEvents lines;
    private final PrintStream err;

    EventLines(PrintStream out, PrintStream err) {
        this.lines = new JsonEvents(out);
        this.err = err;
    }

    @Override
    public void event(ServerEvent event, RunResource known) {
        if (!event.isHeartbeat()) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.put("event", event.type()).put("event_id", event.id());
            event.data().properties().forEach(field -> line.set(field.getKey(), field.getValue()));
            lines.write(line);
        }
    }

    @Override
    public void notice(String text) {
        err.println(text);
    }

    @Override
    public void close() {}
}
