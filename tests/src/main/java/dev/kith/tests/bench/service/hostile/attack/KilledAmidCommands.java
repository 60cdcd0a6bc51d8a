package dev.kith.tests.bench.service.hostile.attack;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.DoubleAdder;

/** Kills the process in the middle of commands and starts it again: every acknowledged one holds. */
final class KilledAmidCommands implements Attack {
    private static final int MEMBERS = 8;
    private static final int SHOWN = 5;
    private static final double MOST_SECONDS = 10;

    @Override
    public void mount(Arena arena) throws IOException, InterruptedException {
        CommandStorm storm = new CommandStorm(arena, "killed");
        AtomicBoolean killed = new AtomicBoolean();
        DoubleAdder restarted = new DoubleAdder();
        long half = System.nanoTime() + arena.time().toNanos() / 2;
        arena.crowd().act(MEMBERS, (member, round) -> {
            if (System.nanoTime() - half >= 0 && killed.compareAndSet(false, true)) {
                arena.site().kill();
                restarted.add(arena.site().restart());
            } else {
                storm.once(member, round);
            }
        });
        double seconds = restarted.sum();
        arena.asks(
                seconds > 0 && seconds < MOST_SECONDS,
                "listens %.1f s after SIGKILL (asked: under %.0f s)",
                seconds,
                MOST_SECONDS);
        List<String> broken = arena.promises().broken(arena.site()::ask);
        arena.asks(
                broken.isEmpty(),
                "%d of %d acknowledged commands do not hold after SIGKILL %s",
                broken.size(),
                arena.promises().count(),
                broken.subList(0, Math.min(SHOWN, broken.size())));
        storm.clear();
    }
}
