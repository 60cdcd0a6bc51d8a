package dev.kith.tests.bench.service.hostile.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RawConnectionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void anAnswerInChunksIsReadBehindThatWhichIsNotFinal() throws IOException {
        try (ServerSocket server = answering("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 503 Busy\r\nRetry-After: 5\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"a\": [1\r\n2\r\n]}\r\n0\r\n\r\n")) {
            RawAnswer answer = RawConnection.ask(address(server), PATIENCE, RawRequest.get("/"));

            assertThat(answer.isUnavailable()).isTrue();
            assertThat(answer.isDefect()).isFalse();
            assertThat(answer.header("retry-after")).contains("5");
            assertThat(answer.json().at("/a/0").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aStreamIsAnAnswerWithoutABody() throws IOException {
        try (ServerSocket server =
                answering("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nevent: status\r\n\r\n")) {
            try (RawConnection connection = RawConnection.open(address(server), PATIENCE)) {
                assertThat(connection.ask(RawRequest.get("/")).body()).isEmpty();
                assertThat(connection.line()).isEqualTo("event: status");
            }
        }
    }

    @Test
    void whatIsClosedOrCutOrSilentIsNoAnswer() throws IOException {
        try (ServerSocket closing = answering("")) {
            assertThatThrownBy(() -> RawConnection.ask(address(closing), PATIENCE, RawRequest.get("/")))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("closed without an answer");
        }
        try (ServerSocket cutting = answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab")) {
            assertThatThrownBy(() -> RawConnection.ask(address(cutting), PATIENCE, RawRequest.get("/")))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("the body of an answer ended early");
        }
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> RawConnection.ask(address(silent), Duration.ofMillis(100), RawRequest.get("/")))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aRequestHasItsLinesAndItsLength() {
        RawRequest request = RawRequest.json("PUT", "/v1/runs/a", "{}").token("secret");

        assertThat(new String(request.bytes(), StandardCharsets.ISO_8859_1))
                .isEqualTo("PUT /v1/runs/a HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Authorization: Bearer secret\r\nContent-Length: 2\r\n\r\n{}");
    }

    private static InetSocketAddress address(ServerSocket server) {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    /** Answers the first request, of which it reads the head, and closes. */
    private static ServerSocket answering(String text) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            try (Socket socket = server.accept()) {
                StringBuilder head = new StringBuilder();
                while (!head.toString().endsWith("\r\n\r\n")) {
                    head.append((char) socket.getInputStream().read());
                }
                socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }
}
