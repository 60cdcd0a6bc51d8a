package dev.kith.tests.bench.service.hostile;

import dev.kith.tests.bench.service.hostile.attack.AttackKind;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What can be chosen of attacks. */
public final class HostileOptions {
    @Option(names = "--hostile", description = "Attack the service instead, in turn, each time beside a run.")
    private boolean hostile;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "Of the attacks: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<AttackKind> only = new ArrayList<>();

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "1200",
            description = "Of the run beside each attack. Default: ${DEFAULT-VALUE}.")
    private long steps;

    @Option(
            names = "--many",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Runs that are made where it is about many. Default: ${DEFAULT-VALUE}.")
    private int many;

    @Option(names = "--json", description = "The report on standard output, the table on standard error.")
    private boolean json;

    /** Whether attacks are asked for. */
    public boolean hostile() {
        return hostile;
    }

    List<AttackKind> kinds() {
        return only.isEmpty() ? List.of(AttackKind.values()) : List.copyOf(only);
    }

    long steps() {
        return steps;
    }

    int many() {
        return many;
    }

    boolean json() {
        return json;
    }
}
