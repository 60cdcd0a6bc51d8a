package dev.kith.http.api.connections;

import dev.kith.http.api.bounds.Limit;
import java.time.Duration;

/**
 * How many connections there may be, and for how long one may be silent.
 *
 * @param all of any kind
 * @param strangers of them, those that have shown nothing yet which lets them in
 * @param strangersOfNetwork of these, those of one address
 * @param perSecond how many one address may open; 0: any number
 * @param head from the beginning of a connection, or the first byte of a request, to the end of the request's headers
 * @param idle without a byte in either direction
 */
public record Room(int all, int strangers, int strangersOfNetwork, double perSecond, Duration head, Duration idle) {

    /**
     * What the service has.
     *
     * @param eventStreams that may be open: they take at most half of the room
     * @param perSecond requests that one address may make; it never needs more connections than those
     */
    public static Room of(int eventStreams, double perSecond) {
        int all = Math.max(Limit.CONNECTIONS.count(), 2 * eventStreams);
        return new Room(
                all,
                Limit.STRANGERS.count(),
                Limit.STRANGERS_OF_ADDRESS.count(),
                perSecond,
                Limit.HEAD_TIME.time(),
                Limit.IDLE_TIME.time());
    }
}
