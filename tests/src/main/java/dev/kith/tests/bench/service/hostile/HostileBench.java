package dev.kith.tests.bench.service.hostile;

import static dev.kith.config.Text.format;

import dev.kith.tests.bench.BenchReport;
import dev.kith.tests.bench.service.hostile.attack.Arena;
import dev.kith.tests.bench.service.hostile.attack.Asked;
import dev.kith.tests.bench.service.hostile.attack.AttackKind;
import dev.kith.tests.bench.service.hostile.site.StrictRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All attacks in turn. */
public final class HostileBench {
    private static final int SHOWN = 10;

    private final HostileOptions options;
    private final double seconds;
    private final Optional<Path> out;

    /**
     * @param seconds of each attack
     * @param out where the report is written, too
     */
    public HostileBench(HostileOptions options, double seconds, Optional<Path> out) {
        this.options = options;
        this.seconds = seconds;
        this.out = out;
    }

    /** Whether all demands are met. */
    public boolean run() throws IOException, InterruptedException {
        Arena.Plan plan = new Arena.Plan(
                new StrictRun(options.steps()), Duration.ofMillis(Math.round(seconds * 1_000)), options.many());
        BenchReport report = new BenchReport(conditions());
        HostileTable table = new HostileTable(options.json() ? System.err : System.out);
        boolean met = true;
        long begun = System.nanoTime();
        try (AttackedSites sites = new AttackedSites(plan)) {
            table.heading();
            for (AttackKind kind : options.kinds()) {
                HostileRow row = sites.attack(kind);
                met &= table.row(row);
                HostileTable.addTo(report, row);
            }
            met &= last(sites, table, report);
        }
        report.add("duration", (System.nanoTime() - begun) / 1e9, "s");
        if (options.json()) {
            System.out.print(report.json());
        }
        if (out.isPresent()) {
            report.write(out.get());
        }
        return met;
    }

    private static boolean last(AttackedSites sites, HostileTable table, BenchReport report) throws IOException {
        List<String> broken = sites.broken();
        Asked all = new Asked(
                broken.isEmpty(),
                format(
                        "%d of %d acknowledged commands do not hold after all attacks and a last SIGKILL %s",
                        broken.size(), sites.acknowledged(), broken.subList(0, Math.min(SHOWN, broken.size()))));
        table.asked(all);
        report.add("acknowledged commands", sites.acknowledged(), "count");
        report.add("acknowledged commands that do not hold", broken.size(), "count");
        return all.met();
    }

    private Map<String, Object> conditions() {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("attacks", options.kinds().stream().map(AttackKind::word).toList());
        conditions.put("seconds", seconds);
        conditions.put("steps", options.steps());
        conditions.put("many", options.many());
        return conditions;
    }
}
