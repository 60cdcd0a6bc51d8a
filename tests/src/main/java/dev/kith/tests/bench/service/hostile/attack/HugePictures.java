package dev.kith.tests.bench.service.hostile.attack;

import dev.kith.tests.bench.service.hostile.wire.FlatPng;
import dev.kith.tests.bench.service.hostile.wire.ImageForm;
import dev.kith.tests.bench.service.hostile.wire.Pause;
import dev.kith.tests.bench.service.hostile.wire.RawConnection;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.time.Duration;

/** Small requests that are gigabytes once they are decoded; half of the clients are gone by then. */
final class HugePictures implements Attack {
    private static final int MEMBERS = 8;
    private static final int PICTURES = 60;
    private static final int WIDTH = 8_000;
    private static final int HEIGHT = 5_000;
    private static final Duration LEAVES_AFTER = Duration.ofSeconds(1);

    @Override
    public void mount(Arena arena) throws InterruptedException {
        byte[] form = ImageForm.of(FlatPng.of(WIDTH, HEIGHT), PICTURES);
        arena.crowd().act(MEMBERS, (member, round) -> send(arena, form, member % 2 == 1));
    }

    private static void send(Arena arena, byte[] form, boolean leaves) throws IOException {
        RawRequest request = RawRequest.post("/v1/runs/" + Arena.RESTING + "/embed")
                .with(ImageForm.TYPE)
                .with("Connection: close")
                .token(arena.site().readToken());
        arena.tally().sent();
        try (RawConnection connection = arena.connect()) {
            try {
                connection.write(request.head("Content-Length: " + form.length + "\r\n"));
                connection.write(form);
            } catch (IOException answeredEarly) {
                // What it said before it closed the connection may still be there.
            }
            if (leaves) {
                Pause.of(LEAVES_AFTER);
                arena.tally().counted("left");
                connection.abort();
            } else {
                arena.tally().answered(request, connection.read());
            }
        }
    }
}
