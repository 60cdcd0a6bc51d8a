package dev.kith.http.cli.runs;

import dev.kith.http.api.RunResource;
import dev.kith.http.client.ServerEvent;

/** Shows what is heard of a run, until it is closed. */
interface Display extends AutoCloseable {

    /** @param known the run as it was when it was last asked for; events from before it may come again */
    void event(ServerEvent event, RunResource known);

    /** Something about the connection. */
    void notice(String text);

    @Override
    void close();
}
