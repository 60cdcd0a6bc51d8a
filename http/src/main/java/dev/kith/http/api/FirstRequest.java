package dev.kith.http.api;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The first request to a server takes a quarter of a second, until all classes are there: no client shall have to wait for it. */
public final class FirstRequest {
    private static final int PATIENCE_MILLIS = 2_000;
    private static final String REQUEST = "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private FirstRequest() {}

    /** Makes it. If it fails nothing is lost: clients see then what is wrong. */
    public static void to(InetSocketAddress server) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(
                    server.getAddress().isAnyLocalAddress()
                            ? new InetSocketAddress("127.0.0.1", server.getPort())
                            : server,
                    PATIENCE_MILLIS);
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException unreachable) {
            // clients will hear of it
        }
    }
}
