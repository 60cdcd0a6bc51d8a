package dev.kith.http.client;

import static dev.kith.config.Text.format;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLException;

/** Nobody answers who could be a service; the message says what to do. */
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;
    private final boolean sent;

    private UnreachableException(String why, String message) {
        this(why, message, false);
    }

    private UnreachableException(String why, String message, boolean sent) {
        super(message);
        this.why = why;
        this.sent = sent;
    }

    /** Whether the service may have heard the request, though no answer came. */
    boolean mayBeHeard() {
        return sent;
    }

    /** The reason alone, without advice. */
    String why() {
        return why;
    }

    static UnreachableException nobody(ServerAddress where, Throwable cause) {
        String why = reason(cause);
        if (cause instanceof SSLException) {
            return new UnreachableException(
                    why,
                    format(
                            "%s speaks no TLS that this Java trusts (%s): a store with its certificate is named by KITH_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE",
                            where, why));
        }
        return new UnreachableException(
                why,
                format(
                        "no service answers at %s (%s): start one with ./kith serve, or say with --server URL or KITH_SERVER where it is",
                        where, why),
                cause instanceof IOException && !(cause instanceof ConnectException));
    }

    /** Something answers, but not as a service does. */
    static UnreachableException stranger(ServerAddress where) {
        String why = format("what answers at %s is no service of Kith", where);
        return new UnreachableException(why, why + ": say with --server URL or KITH_SERVER where it is");
    }

    /** A stream that was open has ended. */
    static UnreachableException lost(String why) {
        return new UnreachableException(why, why);
    }

    /** The client of Java tells of refused connections without a word. */
    private static String reason(Throwable cause) {
        if (cause.getMessage() != null) {
            return cause.getMessage();
        }
        boolean refused = cause instanceof ConnectException || cause instanceof ClosedChannelException;
        return refused ? "connection refused" : cause.getClass().getSimpleName();
    }
}
