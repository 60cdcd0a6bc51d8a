package dev.kith.tests.bench.service.hostile.attack;

import dev.kith.tests.bench.service.hostile.wire.Pause;
import dev.kith.tests.bench.service.hostile.wire.RawConnection;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.time.Duration;

/** Requests whose heads come at once and whose bodies never quite. */
final class SlowBodies implements Attack {
    private static final int MEMBERS = 300;
    private static final Duration DRIP = Duration.ofMillis(400);
    private static final byte[] BLANK = {' '};

    @Override
    public void mount(Arena arena) throws InterruptedException {
        arena.crowd().act(MEMBERS, (member, round) -> send(arena, member));
    }

    private static void send(Arena arena, int member) throws IOException {
        String run = "/v1/runs/" + Arena.RESTING;
        RawRequest request = (member % 2 == 0 ? RawRequest.post("/v1/config/check") : RawRequest.post(run + "/predict"))
                .with("Content-Type: application/json")
                .token(arena.site().readToken());
        arena.tally().sent();
        try (RawConnection connection = arena.connect()) {
            connection.write(request.head("Content-Length: 60000\r\n"));
            try {
                while (arena.crowd().goesOn()) {
                    connection.write(BLANK);
                    Pause.of(DRIP);
                }
                arena.tally().counted("left");
            } catch (IOException answered) {
                arena.tally().answered(request, connection.read());
            }
        }
    }
}
