package dev.kith.tests.bench.service.hostile;

import dev.kith.tests.bench.service.hostile.attack.Arena;
import dev.kith.tests.bench.service.hostile.attack.AttackKind;
import dev.kith.tests.bench.service.hostile.site.Promises;
import dev.kith.tests.bench.service.hostile.site.Site;
import dev.kith.tests.bench.service.hostile.site.Steering;
import dev.kith.tests.bench.service.hostile.site.StrictRun;
import dev.kith.tests.bench.service.hostile.victim.Victim;
import dev.kith.tests.bench.service.hostile.wire.AnswerTally;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The service that most attacks share, with an undisturbed run before all of them, and those that some have for themselves. */
final class AttackedSites implements AutoCloseable {
    private static final String QUIET = "quiet";
    private static final String LITTLE_HEAP = "-Xmx192m";
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final long RESTS_AT = 45;

    private final Arena.Plan plan;
    private final Victim victim = Victim.start();
    private final Promises promises = new Promises();
    private final Site shared;
    private final String digest;

    AttackedSites(Arena.Plan plan) throws IOException {
        this.plan = plan;
        this.shared = Site.open();
        try {
            this.digest = undisturbed();
            rest(shared, promises);
        } catch (IOException | IllegalStateException failure) {
            close();
            throw failure;
        }
    }

    private String undisturbed() throws IOException {
        new Steering(shared, promises, new AnswerTally())
                .put(QUIET, plan.strict().body());
        StrictRun.end(shared, QUIET, PATIENCE);
        return StrictRun.digest(shared, QUIET)
                .orElseThrow(() -> new IllegalStateException("the undisturbed run did not come to its end"));
    }

    /** A run that has a checkpoint and is asked about by many attacks. */
    private void rest(Site site, Promises kept) throws IOException {
        Steering steering = new Steering(site, kept, new AnswerTally());
        steering.put(
                Arena.RESTING, plan.strict().body(Map.of("budget.steps", 1_000_000, "checkpoint.every-steps", 20)));
        StrictRun.trains(site, Arena.RESTING, RESTS_AT, PATIENCE);
        steering.pause(Arena.RESTING);
        StrictRun.end(site, Arena.RESTING, PATIENCE);
    }

    /** Mounts an attack where it belongs. */
    HostileRow attack(AttackKind kind) throws IOException, InterruptedException {
        if (kind.ground() == AttackKind.Ground.SHARED) {
            return new HostileRound(shared, plan, promises, digest).of(kind, victim);
        }
        try (Site own = kind.ground() == AttackKind.Ground.LITTLE_HEAP ? Site.open(LITTLE_HEAP) : Site.open()) {
            Promises kept = new Promises();
            if (kind.ground() != AttackKind.Ground.ALONE) {
                rest(own, kept);
            }
            return new HostileRound(own, plan, kept, digest).of(kind, victim);
        }
    }

    /** Acknowledged commands of all attacks that do not hold after a last death of the service. */
    List<String> broken() throws IOException {
        shared.restart();
        return promises.broken(shared::ask);
    }

    /** How many commands it would have to keep. */
    int acknowledged() {
        return promises.count();
    }

    @Override
    public void close() throws IOException {
        victim.close();
        shared.close();
    }
}
