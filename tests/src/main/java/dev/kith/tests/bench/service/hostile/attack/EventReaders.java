package dev.kith.tests.bench.service.hostile.attack;

import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Streams of events on connections that are read, without looking at what comes, or not at all. */
final class EventReaders implements AutoCloseable {
    private static final int LITTLE = 2_048;

    private final List<SocketChannel> channels = new ArrayList<>();
    private final ByteBuffer any = ByteBuffer.allocate(1 << 16);

    /** @param paths each is asked for once, with the token that may look */
    EventReaders(Arena arena, List<String> paths) throws IOException {
        for (String path : paths) {
            arena.tally().sent();
            try {
                SocketChannel channel = SocketChannel.open();
                channels.add(channel);
                channel.setOption(StandardSocketOptions.SO_RCVBUF, LITTLE);
                channel.connect(arena.site().address());
                channel.write(ByteBuffer.wrap(
                        RawRequest.get(path).token(arena.site().readToken()).bytes()));
                channel.configureBlocking(false);
            } catch (IOException refused) {
                arena.tally().counted("no-connection");
            }
        }
    }

    /** Reads whatever has come. */
    void read() throws IOException {
        for (SocketChannel channel : channels) {
            try {
                if (channel.isConnected()) {
                    channel.read(any.clear());
                }
            } catch (IOException closed) {
                channel.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
