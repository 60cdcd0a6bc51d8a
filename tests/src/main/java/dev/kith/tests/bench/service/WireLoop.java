package dev.kith.tests.bench.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One thread for all connections of a client, so that it takes as little of the processors as it can. */
final class WireLoop {
    private static final int INPUT_BYTES = 1 << 18;

    private final Selector selector;
    private final ByteBuffer input = ByteBuffer.allocate(INPUT_BYTES);

    /** A connection. */
    interface Wire {
        /** There is something to read, by a buffer that belongs to all. */
        void read(ByteBuffer input) throws IOException;
    }

    WireLoop() throws IOException {
        this.selector = Selector.open();
    }

    /** From now on it is told what there is to read, until the channel is closed. */
    void add(SocketChannel channel, Wire wire) throws IOException {
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, wire);
    }

    /**
     * Reads whatever is there.
     *
     * @param millis how long to wait if there is nothing; 0: not at all
     */
    void turn(long millis) throws IOException {
        if (millis > 0) {
            selector.select(millis);
        } else {
            selector.selectNow();
        }
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.isValid()) {
                ((Wire) key.attachment()).read(input.clear());
            }
        }
        selector.selectedKeys().clear();
    }
}
