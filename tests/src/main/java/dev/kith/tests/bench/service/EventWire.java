package dev.kith.tests.bench.service;

import static dev.kith.config.Text.format;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A connection with events of which only the numbers are read. */
final class EventWire implements WireLoop.Wire, AutoCloseable {
    private static final String NUMBER = "id:";
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final SocketChannel channel;
    private final Listener listener;
    private final ChunkedLines lines = new ChunkedLines(this::line);
    private String number = "";
    private boolean begun;

    /** Who listens. */
    interface Listener {
        void event(long number);

        /** It broke, or was refused. */
        void ended(String reason);
    }

    /**
     * Connects.
     *
     * @param head further lines of the request, each with its end
     * @param after number of the last event that is known; negative: whatever the service keeps is wanted
     */
    EventWire(WireLoop loop, URI events, String head, long after, Listener listener) throws IOException {
        this.listener = listener;
        channel = SocketChannel.open(new InetSocketAddress(events.getHost(), events.getPort()));
        String last = after >= 0 ? format("Last-Event-ID: %d\r\n", after) : "";
        channel.write(ByteBuffer.wrap(format(
                        "GET %s HTTP/1.1\r\nHost: %s:%d\r\nAccept: text/event-stream\r\n%s%s\r\n",
                        events.getRawPath(), events.getHost(), events.getPort(), head, last)
                .getBytes(StandardCharsets.US_ASCII)));
        loop.add(channel, this);
    }

    @Override
    public void read(ByteBuffer input) throws IOException {
        try {
            if (channel.read(input) < 0) {
                throw new EOFException("the service has closed it");
            }
            input.flip();
            if (!begun) {
                head(input);
            }
            lines.read(input);
        } catch (IOException failure) {
            close();
            listener.ended(String.valueOf(failure.getMessage()));
        }
    }

    /** The head of an answer comes in one piece: it is short. */
    private void head(ByteBuffer input) throws IOException {
        String text = StandardCharsets.ISO_8859_1.decode(input.duplicate()).toString();
        int end = text.indexOf(END_OF_HEAD);
        if (!text.startsWith("HTTP/1.1 200 ") || end < 0) {
            throw new IOException("not a stream: " + text.lines().findFirst().orElse(""));
        }
        input.position(end + END_OF_HEAD.length());
        begun = true;
    }

    private void line(String line) {
        if (line.startsWith(NUMBER)) {
            number = line.substring(NUMBER.length()).strip();
        } else if (line.isEmpty() && !number.isEmpty()) {
            listener.event(Long.parseLong(number));
            number = "";
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
