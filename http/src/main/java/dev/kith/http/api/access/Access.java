package dev.kith.http.api.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/**
 * Who may call a service, how often, and by which names.
 *
 * @param tokens none: everybody who reaches it may do everything
 * @param requestsPerSecond of one client; 0: any number
 * @param eventStreams how many may be open at a time
 * @param publicHosts names by which clients call it, besides those of loopback; in lower case, without ports
 * @param tls what it speaks TLS with, if it does
 */
public record Access(
        Tokens tokens, double requestsPerSecond, int eventStreams, Set<String> publicHosts, Optional<SSLContext> tls) {
    /** Room for a local program that reads 500 times a second, and for the page beside it. */
    public static final double LOCAL_RATE = 2_000;
    /** More than any person's browser asks. */
    public static final double REMOTE_RATE = 100;

    public static final int EVENT_STREAMS = 512;

    public Access {
        publicHosts =
                publicHosts.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** What holds on loopback, unless somebody says otherwise. */
    public static Access ofLoopback() {
        return new Access(Tokens.none(), LOCAL_RATE, EVENT_STREAMS, Set.of(), Optional.empty());
    }
}
