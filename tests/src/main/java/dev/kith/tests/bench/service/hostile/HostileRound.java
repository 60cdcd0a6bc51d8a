package dev.kith.tests.bench.service.hostile;

import static dev.kith.config.Text.format;

import dev.kith.tests.bench.service.hostile.attack.Arena;
import dev.kith.tests.bench.service.hostile.attack.Asked;
import dev.kith.tests.bench.service.hostile.attack.AttackKind;
import dev.kith.tests.bench.service.hostile.site.Promises;
import dev.kith.tests.bench.service.hostile.site.Site;
import dev.kith.tests.bench.service.hostile.site.Steering;
import dev.kith.tests.bench.service.hostile.site.StrictRun;
import dev.kith.tests.bench.service.hostile.victim.Victim;
import dev.kith.tests.bench.service.hostile.victim.VictimResult;
import dev.kith.tests.bench.service.hostile.wire.AnswerTally;
import dev.kith.tests.bench.service.hostile.wire.ImageForm;
import dev.kith.tests.bench.service.hostile.wire.Pause;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** One attack on one service, beside a run of its own and a harmless client, and what is left afterwards. */
final class HostileRound {
    /** The learning rate that the run beside an attack has. */
    private static final double RATE = 2e-3;

    private static final long FIRST_STEPS = 20;
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final Duration READY = Duration.ofSeconds(40);
    private static final Duration MEMORY = Duration.ofSeconds(15);
    private static final Duration END = Duration.ofSeconds(90);
    private static final double ANSWERED_SECONDS = 0.5;

    private final Site site;
    private final Arena.Plan plan;
    private final Promises promises;
    private final Steering steering;
    private final String digest;

    /** @param digest of the undisturbed run */
    HostileRound(Site site, Arena.Plan plan, Promises promises, String digest) {
        this.site = site;
        this.plan = plan;
        this.promises = promises;
        this.steering = new Steering(site, promises, new AnswerTally());
        this.digest = digest;
    }

    HostileRow of(AttackKind kind, Victim victim) throws IOException, InterruptedException {
        boolean beside = kind.ground() != AttackKind.Ground.ALONE;
        String run = "beside-" + kind.word();
        if (beside) {
            steering.put(run, plan.strict().body());
            StrictRun.trains(site, run, FIRST_STEPS, START);
            victim.begin(site, run, RATE);
            site.ask(ImageForm.question(Arena.RESTING)); // what answers is loaded once, and stays
            Pause.of(SETTLE);
        }
        OptionalLong before = beside ? site.memory() : OptionalLong.empty();
        long step = beside ? step(run) : 0;
        Arena arena = new Arena(site, plan, run, promises);
        List<Asked> asked = new ArrayList<>();
        mount(kind, arena, asked);
        if (beside) {
            victim.stop();
        }
        boolean alive = site.isAlive();
        if (!alive) {
            revive(asked);
        }
        OptionalDouble ready = readySeconds();
        OptionalLong steps = beside ? OptionalLong.of(Math.max(0, step(run) - step)) : OptionalLong.empty();
        if (ready.isEmpty()) {
            revive(asked); // the next attack shall meet a service
        }
        Optional<VictimResult> seen = beside ? Optional.of(victim.result()) : Optional.empty();
        OptionalLong after = beside ? settled(before) : OptionalLong.empty();
        Optional<HostileRow.RunEnd> end = beside ? Optional.of(end(run)) : Optional.empty();
        asked.addAll(arena.asked());
        return new HostileRow(
                kind,
                arena.tally().requests(),
                arena.tally().counts(),
                arena.tally().defects(),
                seen,
                new HostileRow.Aftermath(alive, ready, before, after, steps, end),
                asked,
                arena.skipped());
    }

    private static void mount(AttackKind kind, Arena arena, List<Asked> asked) throws InterruptedException {
        try {
            kind.attack().mount(arena);
        } catch (IOException failure) {
            asked.add(new Asked(false, "the service could not be asked any more: " + failure));
        }
    }

    private void revive(List<Asked> asked) {
        try {
            site.restart();
        } catch (IOException failure) {
            asked.add(new Asked(false, "it can be started again: " + failure.getMessage()));
        }
    }

    private long step(String run) {
        try {
            return site.run(run).path("step").asLong();
        } catch (IOException none) {
            return 0;
        }
    }

    /** Until it says that it is ready and a command that changes something is answered quickly; empty: not in time. */
    private OptionalDouble readySeconds() {
        long begun = System.nanoTime();
        int[] tries = {0};
        boolean ready = Pause.awaits(READY, () -> {
            boolean listens = site.ask(RawRequest.get("/health/ready")).isGood();
            long asked = System.nanoTime();
            return listens && obeys(tries[0]++) && (System.nanoTime() - asked) / 1e9 < ANSWERED_SECONDS;
        });
        return ready ? OptionalDouble.of((System.nanoTime() - begun) / 1e9) : OptionalDouble.empty();
    }

    private boolean obeys(int number) throws IOException {
        double rate = RATE * (1 + (System.nanoTime() % 1_000 + number + 1) * 1e-6);
        if (site.status(Arena.RESTING).isEmpty()) {
            return site.ask(RawRequest.json("POST", "/v1/config/check", "{}")).isGood();
        }
        return steering.rate(Arena.RESTING, rate).isGood();
    }

    /** The least that the process holds within some seconds, or what it holds as soon as that is little enough. */
    private OptionalLong settled(OptionalLong before) {
        long[] least = {Long.MAX_VALUE};
        Pause.awaits(MEMORY, () -> {
            least[0] = Math.min(least[0], site.memory().orElse(Long.MAX_VALUE));
            return before.isEmpty() || least[0] <= HostileDemands.MOST_MEMORY * before.getAsLong();
        });
        return least[0] == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(least[0]);
    }

    private HostileRow.RunEnd end(String run) {
        try {
            String status = StrictRun.end(site, run, END);
            return new HostileRow.RunEnd(
                    status.isEmpty() ? "lost" : status,
                    StrictRun.digest(site, run).filter(digest::equals).isPresent());
        } catch (IOException failure) {
            return new HostileRow.RunEnd(format("unknown (%s)", failure.getMessage()), false);
        }
    }
}
