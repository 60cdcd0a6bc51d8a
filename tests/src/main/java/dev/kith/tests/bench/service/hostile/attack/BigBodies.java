package dev.kith.tests.bench.service.hostile.attack;

import static dev.kith.config.Text.format;

import dev.kith.tests.bench.service.hostile.wire.FlatPng;
import dev.kith.tests.bench.service.hostile.wire.ImageForm;
import dev.kith.tests.bench.service.hostile.wire.RawConnection;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Questions of almost the size that is allowed, many at once, with a length and in chunks; half of them break off. */
final class BigBodies implements Attack {
    private static final int MEMBERS = 20;
    private static final int BYTES = 30 << 20;
    /** Of these many come four of base64. */
    private static final int BASE64_OF = 3;

    /** A single text of JSON may not be as long as the body. */
    private static final int PICTURES = 4;

    private static final int BLOCK = 1 << 18;
    private static final String JSON = "Content-Type: application/json";

    @Override
    public void mount(Arena arena) throws InterruptedException {
        byte[] picture = FlatPng.of(64, 64);
        byte[] form = ImageForm.of(Arrays.copyOf(picture, BYTES), 1);
        byte[] json = ImageForm.json(Arrays.copyOf(picture, BYTES / 4 * BASE64_OF / PICTURES), PICTURES);
        arena.crowd().act(MEMBERS, (member, round) -> {
            boolean breaksOff = member % 2 == 1;
            boolean chunked = member / 2 % 2 == 1;
            boolean asForm = member / 4 % 2 == 0;
            send(arena, asForm ? form : json, asForm ? ImageForm.TYPE : JSON, chunked, breaksOff);
        });
    }

    private static void send(Arena arena, byte[] body, String type, boolean chunked, boolean breaksOff)
            throws IOException {
        RawRequest request = RawRequest.post("/v1/runs/" + Arena.RESTING + "/predict")
                .with(type)
                .with("Connection: close")
                .token(arena.site().controlToken());
        arena.tally().sent();
        try (RawConnection connection = arena.connect()) {
            try {
                connection.write(request.head(
                        chunked ? "Transfer-Encoding: chunked\r\n" : format("Content-Length: %d\r\n", body.length)));
                write(connection, body, chunked, breaksOff ? body.length / 2 : body.length);
            } catch (IOException answeredEarly) {
                // What it said before it closed the connection may still be there.
            }
            if (breaksOff) {
                connection.abort();
                arena.tally().counted("broken-off");
            } else {
                arena.tally().answered(request, connection.read());
            }
        }
    }

    private static void write(RawConnection connection, byte[] body, boolean chunked, int length) throws IOException {
        for (int from = 0; from < length; from += BLOCK) {
            int size = Math.min(BLOCK, length - from);
            if (chunked) {
                connection.write(format("%x\r\n", size).getBytes(StandardCharsets.US_ASCII));
            }
            connection.write(body, from, size);
            if (chunked) {
                connection.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
        if (chunked && length == body.length) {
            connection.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
