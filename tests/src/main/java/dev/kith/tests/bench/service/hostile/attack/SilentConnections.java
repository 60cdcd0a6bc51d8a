package dev.kith.tests.bench.service.hostile.attack;

import dev.kith.tests.bench.service.hostile.wire.Pause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Connections that hold a place and say nothing, or a letter now and then, from many addresses of loopback. */
final class SilentConnections implements Attack {
    private static final int SILENT = 1_100;
    private static final int DRIPPING = 500;
    private static final int ADDRESSES = 20;
    private static final int CONNECT_MILLIS = 300;
    /** After so many that find no way in, no more are tried. */
    private static final int MOST_FAILED = 20;

    private static final Duration DRIP = Duration.ofMillis(500);
    private static final byte[] HEAD = ("GET /v1/runs HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "a".repeat(4_000))
            .getBytes(StandardCharsets.US_ASCII);

    private final List<SocketChannel> silent = new ArrayList<>();
    private final List<SocketChannel> dripping = new ArrayList<>();
    private int failed;

    @Override
    public void mount(Arena arena) throws IOException {
        try {
            connect(arena, SILENT, silent);
            connect(arena, DRIPPING, dripping);
            for (int letter = 0; arena.crowd().goesOn(); letter++) {
                drip(arena, HEAD[letter % HEAD.length]);
                forgetClosed(arena, silent);
                Pause.of(DRIP);
            }
        } finally {
            for (SocketChannel channel : silent) {
                channel.close();
            }
            for (SocketChannel channel : dripping) {
                channel.close();
            }
        }
    }

    private void connect(Arena arena, int count, List<SocketChannel> into) throws IOException {
        for (int i = 0; i < count && failed < MOST_FAILED && arena.crowd().goesOn(); i++) {
            SocketChannel channel = SocketChannel.open();
            arena.tally().sent();
            try {
                channel.bind(new InetSocketAddress(
                        InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (2 + i % ADDRESSES)}), 0));
                channel.socket().connect(arena.site().address(), CONNECT_MILLIS);
                channel.configureBlocking(false);
                into.add(channel);
                arena.tally().counted("connected");
            } catch (IOException noWay) {
                channel.close();
                failed++;
                arena.tally().counted("no-connection");
            }
        }
    }

    private void drip(Arena arena, byte letter) throws IOException {
        for (Iterator<SocketChannel> all = dripping.iterator(); all.hasNext(); ) {
            SocketChannel channel = all.next();
            try {
                channel.write(ByteBuffer.wrap(new byte[] {letter}));
            } catch (IOException closed) {
                arena.tally().counted("closed");
                channel.close();
                all.remove();
            }
        }
        forgetClosed(arena, dripping);
    }

    private static void forgetClosed(Arena arena, List<SocketChannel> channels) throws IOException {
        ByteBuffer any = ByteBuffer.allocate(2_048);
        for (Iterator<SocketChannel> all = channels.iterator(); all.hasNext(); ) {
            SocketChannel channel = all.next();
            boolean open;
            try {
                open = channel.read(any.clear()) >= 0;
            } catch (IOException reset) {
                open = false;
            }
            if (!open) {
                arena.tally().counted("closed");
                channel.close();
                all.remove();
            }
        }
    }
}
