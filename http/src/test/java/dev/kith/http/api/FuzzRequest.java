package dev.kith.http.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What goes over the wire.
 *
 * @param kind says in a failure what it was meant to be
 * @param ending what the client does after its last byte
 */
record FuzzRequest(String kind, byte[] bytes, Ending ending) {

    /** How a client leaves. */
    enum Ending {
        /** It waits for the answer. */
        WAIT,
        /** It says that nothing more comes, and waits. */
        HALF_CLOSE,
        /** It resets the connection. */
        ABORT
    }

    /** A whole request with a body. */
    static FuzzRequest of(String kind, String head, byte[] body) {
        FuzzRequest first = of(kind, head + "Content-Length: " + body.length + "\r\n");
        return first.before(kind, new FuzzRequest("", body, Ending.WAIT));
    }

    /** A whole request without one. */
    static FuzzRequest of(String kind, String head) {
        return new FuzzRequest(kind, (head + "\r\n").getBytes(StandardCharsets.ISO_8859_1), Ending.WAIT);
    }

    FuzzRequest ending(Ending how) {
        return new FuzzRequest(kind, bytes, how);
    }

    /** This and more, which ends as that does. */
    FuzzRequest before(String what, FuzzRequest more) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bytes);
        all.writeBytes(more.bytes);
        return new FuzzRequest(what, all.toByteArray(), more.ending);
    }

    /** Less than all of it: never a whole request. */
    FuzzRequest cut(int length, Ending how) {
        return new FuzzRequest(kind + ", cut", Arrays.copyOf(bytes, Math.min(length, bytes.length - 1)), how);
    }

    boolean isHead() {
        return bytes.length > 5 && new String(bytes, 0, 5, StandardCharsets.ISO_8859_1).equals("HEAD ");
    }

    @Override
    public String toString() {
        String text = new String(bytes, 0, Math.min(bytes.length, 2_000), StandardCharsets.ISO_8859_1);
        return "%s (%s, %d bytes):%n%s".formatted(kind, ending, bytes.length, text.replace("\r\n", "\\r\\n\n"));
    }
}
