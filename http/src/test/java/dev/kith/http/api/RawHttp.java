package dev.kith.http.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A client of HTTP that sends whatever it is told to, and insists on well-formed answers. */
final class RawHttp implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private Optional<Socket> kept = Optional.empty();

    RawHttp(int port) {
        this.port = port;
    }

    /** An answer; {@code body} as ISO 8859-1. */
    record Answer(int status, Map<String, String> headers, String body) {
        boolean isEndless() {
            return headers.getOrDefault("content-type", "").startsWith("text/event-stream");
        }

        boolean isProblem() throws IOException {
            if (!headers.getOrDefault("content-type", "").equals("application/problem+json")) {
                return false;
            }
            JsonNode problem = JSON.readTree(body.getBytes(StandardCharsets.ISO_8859_1));
            return problem.path("status").asInt() == status
                    && problem.path("type").asText().startsWith("urn:kith:problem:")
                    && !problem.path("title").asText().isEmpty();
        }
    }

    /** The answer to a whole request, by a connection that is used again if the server keeps it. */
    Answer ask(FuzzRequest request) throws IOException {
        Socket socket = kept.isPresent() ? kept.get() : connect(port);
        kept = Optional.of(socket);
        try {
            socket.getOutputStream().write(request.bytes());
        } catch (SocketException answeredEarly) {
            // What it said before it closed the connection may still be there.
        }
        InputStream in = new BufferedInputStream(socket.getInputStream());
        Answer answer = answer(line(in), in, request.isHead());
        while (answer.status() < 200) {
            answer = answer(line(in), in, request.isHead());
        }
        if (answer.headers().getOrDefault("connection", "").equals("close") || answer.isEndless()) {
            close();
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        if (kept.isPresent()) {
            kept.get().close();
        }
        kept = Optional.empty();
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** All answers until the server closes the connection, or an endless one begins. None, if the client leaves first. */
    static List<Answer> exchange(int port, FuzzRequest request) throws IOException {
        try (Socket socket = connect(port)) {
            try {
                socket.getOutputStream().write(request.bytes());
                if (request.ending() == FuzzRequest.Ending.ABORT) {
                    socket.setSoLinger(true, 0);
                    return List.of();
                } else if (request.ending() == FuzzRequest.Ending.HALF_CLOSE) {
                    socket.shutdownOutput();
                }
            } catch (SocketException answeredEarly) {
                // What it said before it closed the connection may still be there.
            }
            return answers(new BufferedInputStream(socket.getInputStream()), request.isHead());
        }
    }

    private static List<Answer> answers(InputStream in, boolean head) throws IOException {
        List<Answer> all = new ArrayList<>();
        try {
            while (true) {
                String start = line(in);
                if (start.isEmpty()
                        || head && start.startsWith("{")) { // of a broken request it is not known that it was HEAD
                    return all;
                }
                Answer answer = answer(start, in, head && all.isEmpty());
                if (answer.status() >= 200) {
                    all.add(answer);
                }
                if (answer.isEndless()) {
                    return all;
                }
            }
        } catch (SocketException reset) {
            return all; // it had not read everything when it closed the connection
        }
    }

    private static Answer answer(String start, InputStream in, boolean head) throws IOException {
        if (!start.matches("HTTP/1\\.[01] [1-5]\\d\\d .*")) {
            throw new IOException("not the first line of an answer: " + start);
        }
        int status = Integer.parseInt(start.substring(9, 12));
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        boolean endless = headers.getOrDefault("content-type", "").startsWith("text/event-stream");
        return new Answer(status, headers, head || endless || status < 200 ? "" : body(in, headers));
    }

    private static String body(InputStream in, Map<String, String> headers) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                body.writeBytes(in.readNBytes(size));
                line(in);
            }
            line(in);
        } else if (headers.containsKey("content-length")) {
            int length = Integer.parseInt(headers.get("content-length"));
            body.writeBytes(in.readNBytes(length));
            if (body.size() < length) {
                throw new SocketException("the body ended early");
            }
        }
        return body.toString(StandardCharsets.ISO_8859_1);
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).replace("\r", "");
    }
}
