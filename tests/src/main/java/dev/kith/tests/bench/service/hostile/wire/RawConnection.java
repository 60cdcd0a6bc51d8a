package dev.kith.tests.bench.service.hostile.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A connection that sends bytes as they are and reads answers, each read with a bound of time. */
public final class RawConnection implements AutoCloseable {
    private static final int HEX = 16;
    private static final int STATUS_FROM = 9;
    private static final int STATUS_TO = 12;
    private static final int FINAL = 200;

    private final Socket socket;
    private final InputStream input;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Connects.
     *
     * @param patience for connecting, and for every read
     */
    public static RawConnection open(InetSocketAddress service, Duration patience) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) patience.toMillis());
            socket.connect(service, (int) patience.toMillis());
            return new RawConnection(socket);
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    /** One request on a connection of its own. */
    public static RawAnswer ask(InetSocketAddress service, Duration patience, RawRequest request) throws IOException {
        try (RawConnection connection = open(service, patience)) {
            return connection.ask(request.with("Connection: close"));
        }
    }

    /** Sends a request and reads its answer. */
    public RawAnswer ask(RawRequest request) throws IOException {
        IOException early = null;
        try {
            write(request.bytes());
        } catch (IOException closed) {
            early = closed; // the answer to a request that is too long may be there all the same
        }
        try {
            return read();
        } catch (IOException failure) {
            throw early == null ? failure : early;
        }
    }

    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    public void write(byte[] bytes, int from, int length) throws IOException {
        socket.getOutputStream().write(bytes, from, length);
    }

    /** Says that nothing more comes. */
    public void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** The next answer that is final. */
    public RawAnswer read() throws IOException {
        while (true) {
            String first = line();
            if (!first.startsWith("HTTP/1.")) {
                throw new IOException(first.isEmpty() ? "closed without an answer" : "not an answer of HTTP");
            }
            int status = Integer.parseInt(first.substring(STATUS_FROM, STATUS_TO));
            Map<String, String> headers = headers();
            if (status >= FINAL) {
                return new RawAnswer(status, headers, body(headers));
            }
        }
    }

    /** The next line of a stream without its end. */
    public String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = input.read();
        for (; next >= 0 && next != '\n'; next = input.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        if (next < 0 && line.size() == 0) {
            throw new EOFException("closed without an answer");
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private String body(Map<String, String> headers) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (headers.getOrDefault("content-type", "").startsWith("text/event-stream")) {
            return "";
        } else if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            for (int size = Integer.parseInt(line(), HEX); size > 0; size = Integer.parseInt(line(), HEX)) {
                body.writeBytes(input.readNBytes(size));
                line();
            }
            line();
        } else {
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            body.writeBytes(input.readNBytes(length));
            if (body.size() < length) {
                throw new EOFException("the body of an answer ended early");
            }
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    /** Leaves without a word: the other side sees a reset. */
    public void abort() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
