package dev.kith.tests.bench.service.hostile.attack;

import dev.kith.tests.bench.service.hostile.site.Steering;
import java.io.IOException;
import java.util.Map;

/** Commands of all sorts, by members of whom each has runs of its own, so that what was acknowledged last is known. */
final class CommandStorm {
    private static final int COMMANDS = 7;

    private final Arena arena;
    private final Steering steering;
    private final String name;

    /** @param name of its runs, in front of their numbers */
    CommandStorm(Arena arena, String name) {
        this.arena = arena;
        this.steering = arena.steering();
        this.name = name;
    }

    /** One command; the sixth of a run's life deletes every other run. */
    void once(int member, int round) throws IOException {
        String run = run(member, round);
        switch (round % COMMANDS) {
            case 0 -> steering.put(run, arena.strict().body(Map.of("seed", 1 + round)));
            case 1, 3 -> steering.rate(run, 1e-3 + 1e-6 * round);
            case 2 -> steering.pause(run);
            case 4 -> steering.resume(run);
            case 5 -> steering.pause(run);
            default -> {
                if (round / COMMANDS % 2 == 0) {
                    steering.delete(run);
                }
            }
        }
    }

    private String run(int member, int round) {
        return name + "-" + member + "-" + round / COMMANDS;
    }

    /** Removes the runs that are left of its members. */
    void clear() throws IOException {
        arena.site().names().stream().filter(id -> id.startsWith(name + "-")).forEach(steering::remove);
    }
}
