package dev.kith.model.demand;

import static dev.kith.config.Text.format;

import dev.kith.config.ByteSize;
import dev.kith.config.PipelineSettings;
import dev.kith.config.Settings;
import dev.kith.config.hocon.ConfigurationException;
import dev.kith.config.hocon.Problem;
import dev.kith.config.hocon.SettingsPrinter;
import dev.kith.model.demand.MemoryPart.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What settings demand of the machine and of the data, compared with what there is, before a run begins. Settings that another
 * machine wrote can always be read; only to train by them here, they have to fit here.
 */
public final class RunDemands {
    /** Numbers in one buffer or array, whose bytes are counted by 32 bits. */
    private static final long BUFFER_NUMBERS = Integer.MAX_VALUE / 4;
    /** Presets ask for up to so many neighbours; with fewer labels, all of them vote. */
    private static final int USUAL_NEIGHBOURS = 10;

    private static final long USUAL_BATCH_MEMORY = 1L << 30;

    private final Settings settings;
    private final DataFacts data;
    private final MachineLimits machine;

    private RunDemands(Settings settings, DataFacts data, MachineLimits machine) {
        this.settings = settings;
        this.data = data;
        this.machine = machine;
    }

    /**
     * Refuses what cannot be met on this machine, whatever the data hold.
     *
     * @throws ConfigurationException with the settings that ask for too much, and why it is
     */
    public static void check(Settings settings) {
        check(settings, DataFacts.foreseen(settings), MachineLimits.current());
    }

    /**
     * The same once the data are known.
     *
     * @throws ConfigurationException with the settings that ask for too much, and why it is
     */
    public static void check(Settings settings, DataFacts data, MachineLimits machine) {
        List<Problem> problems = new RunDemands(settings, data, machine).problems();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    /** Sums are compared only where each number is possible for itself: one sentence for one mistake. */
    private List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        threads("pipeline.threads", settings.pipeline().threads()).ifPresent(problems::add);
        threads("pipeline.workers", settings.pipeline().workers()).ifPresent(problems::add);
        batchMemory().ifPresent(problems::add);
        neighbours().ifPresent(problems::add);
        Stream.<Supplier<Optional<Problem>>>of(this::pictures, this::parameters, this::outputs, this::memory)
                .flatMap(check -> check.get().stream())
                .findFirst()
                .ifPresent(problems::add);
        return problems;
    }

    private Optional<Problem> threads(String key, int threads) {
        int most = machine.mostThreads();
        return demand(
                threads <= most,
                key,
                format("at most %d, a few for each of the %d processors of this machine", most, machine.processors()));
    }

    private Optional<Problem> batchMemory() {
        PipelineSettings pipeline = settings.pipeline();
        long most = Math.max(USUAL_BATCH_MEMORY, machine.memoryBytes());
        return demand(
                pipeline.batchMemory().bytes() <= most,
                "pipeline.batch-memory",
                format("at most %s, the memory of this machine", new ByteSize(most).roundedUp()));
    }

    private Optional<Problem> neighbours() {
        long most = Math.max(USUAL_NEIGHBOURS, data.labelled());
        return demand(
                !data.known() || settings.evaluation().k() <= most,
                "evaluation.k",
                format("at most %d, because there are %d labelled examples", most, data.labelled()));
    }

    private Optional<Problem> pictures() {
        long side = settings.data().imageSize();
        long each = side * side * data.channels();
        long most = BUFFER_NUMBERS / each;
        return demand(
                settings.batch().size() <= most,
                "batch.size",
                format(
                        "at most %d pictures of %d × %d, so that a view of a batch fits into one buffer",
                        most, side, side));
    }

    private Optional<Problem> parameters() {
        NetworkSize network = NetworkSize.of(MemoryDemand.shape(settings, data));
        if (network.parameters() <= BUFFER_NUMBERS) {
            return Optional.empty();
        }
        return refused(
                culprit(s -> NetworkSize.of(MemoryDemand.shape(s, data)).parameters())
                        .orElse(network.largest()),
                format(
                        "less: this network has %,d parameters, of which %,d fit into one buffer",
                        network.parameters(), BUFFER_NUMBERS));
    }

    private Optional<Problem> outputs() {
        NetworkSize network = NetworkSize.of(MemoryDemand.shape(settings, data));
        int widest = Math.max(network.featureWidth(), settings.projector().output());
        long rows = rows(settings);
        if (outputValues(settings) <= Integer.MAX_VALUE) {
            return Optional.empty();
        }
        return refused(
                culprit(this::outputValues).orElse("encoder.width"),
                format(
                        "less: each of %,d examples would be encoded as %,d numbers, and they are evaluated in one array",
                        rows, widest));
    }

    private Optional<Problem> memory() {
        MemoryDemand demand = MemoryDemand.of(settings, data, machine);
        MemoryDemand heap = new MemoryDemand(demand.in(Place.HEAP).parts().stream()
                .filter(part -> !part.name().equals(HeapParts.PICTURES)) // they take what is left
                .toList());
        return fits(demand, machine.memoryBytes(), "memory", "this machine has %s")
                .or(() -> fits(
                        heap,
                        machine.heapBytes(),
                        "Java heap",
                        "this process may take %s; KITH_JAVA_OPTS=-Xmx… allows more"))
                .or(() -> fits(
                        demand.in(Place.DIRECT),
                        machine.directBytes(),
                        "memory for buffers",
                        "this process may take %s; KITH_JAVA_OPTS=-XX:MaxDirectMemorySize=… allows more"));
    }

    private Optional<Problem> fits(MemoryDemand demand, long most, String what, String there) {
        if (demand.bytes() <= most) {
            return Optional.empty();
        }
        return refused(
                culprit(s -> MemoryDemand.of(s, facts(s), machine).like(demand).bytes())
                        .orElse(demand.largest().key()),
                format(
                                "less: this run needs about %s of %s (%s), and ",
                                MemoryDemand.readable(demand.bytes()), what, demand.text())
                        + there.replace("%s", MemoryDemand.readable(most)));
    }

    private Optional<String> culprit(ToLongFunction<Settings> sum) {
        return Culprit.of(settings, sum);
    }

    /** Known data stay what they are, whatever else were asked for. */
    private DataFacts facts(Settings others) {
        return data.known() ? data : DataFacts.foreseen(others);
    }

    private long rows(Settings others) {
        DataFacts facts = facts(others);
        return Math.max(facts.training(), facts.test());
    }

    private long outputValues(Settings others) {
        NetworkSize network = NetworkSize.of(MemoryDemand.shape(others, data));
        return Sums.product(
                rows(others),
                Math.max(network.featureWidth(), others.projector().output()));
    }

    private Optional<Problem> demand(boolean holds, String key, String expected) {
        return holds ? Optional.empty() : refused(key, expected);
    }

    private Optional<Problem> refused(String key, String expected) {
        String found = SettingsPrinter.values(settings).getOrDefault(key, "");
        return Optional.of(new Problem(Problem.Kind.CONFLICT, key, "", found, expected, List.of()));
    }
}
