package dev.kith.tests.bench.service;

import static dev.kith.config.Text.format;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection that sends one GET after the other and looks at no more of an answer than its status and its length: the
 * less a client does, the less of what is measured is the client.
 */
final class LoadConnection implements WireLoop.Wire, AutoCloseable {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)\r\n");
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final int MOST_HEAD = 16_384;

    private final SocketChannel channel;
    private final Consumer<LoadConnection> answered;
    private int status;
    /** Bytes of the body that are still to come; −1 while the head is read. */
    private long left = -1;

    private long length;

    /**
     * Connects.
     *
     * @param answered is told when an answer is complete
     */
    LoadConnection(WireLoop loop, URI service, Consumer<LoadConnection> answered) throws IOException {
        this.answered = answered;
        channel = SocketChannel.open(new InetSocketAddress(service.getHost(), service.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        loop.add(channel, this);
    }

    /**
     * A request as {@link #send} wants it.
     *
     * @param head further lines, each with its end
     */
    static ByteBuffer request(URI address, String head) {
        String target = address.getRawQuery() == null
                ? address.getRawPath()
                : address.getRawPath() + "?" + address.getRawQuery();
        return ByteBuffer.wrap(
                format("GET %s HTTP/1.1\r\nHost: %s:%d\r\n%s\r\n", target, address.getHost(), address.getPort(), head)
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends the next request; the answer to the one before must have come. */
    void send(ByteBuffer request) throws IOException {
        left = -1;
        ByteBuffer bytes = request.duplicate();
        while (bytes.hasRemaining()) {
            channel.write(bytes); // some hundred bytes into an empty buffer
        }
    }

    @Override
    public void read(ByteBuffer input) throws IOException {
        for (int read = channel.read(input); read != 0; read = channel.read(input)) {
            if (read < 0) {
                throw new EOFException("the service has closed a connection");
            }
            if (left >= 0) {
                left -= read;
                input.clear();
            } else {
                head(input);
            }
            if (left == 0) {
                left = -1;
                answered.accept(this);
                return;
            }
        }
        // An incomplete head is in the buffer, which belongs to all: it is so short that it comes in one piece.
        if (left < 0 && input.position() > 0) {
            throw new IOException("half a head");
        }
    }

    private void head(ByteBuffer input) throws IOException {
        int size = Math.min(input.position(), MOST_HEAD);
        String text = new String(input.array(), 0, size, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END_OF_HEAD);
        if (end < 0) {
            return;
        }
        String head = text.substring(0, end + 2).toLowerCase(Locale.ROOT);
        Matcher first = STATUS.matcher(text);
        Matcher bytes = LENGTH.matcher(head);
        if (!first.lookingAt() || !bytes.find()) {
            throw new IOException("an answer without a status or a length: " + head);
        }
        status = Integer.parseInt(first.group(1));
        length = Long.parseLong(bytes.group(1));
        left = length - (input.position() - (end + END_OF_HEAD.length()));
        input.clear();
    }

    /** Status of the last answer. */
    int status() {
        return status;
    }

    /** Bytes of the body of the last answer. */
    long length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
