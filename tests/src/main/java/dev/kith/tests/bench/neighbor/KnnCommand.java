package dev.kith.tests.bench.neighbor;

import static dev.kith.config.Text.format;

import dev.kith.model.engine.Lane;
import dev.kith.tests.bench.BenchReport;
import dev.kith.tests.bench.Pairs;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The search of the pseudo-labeler against a bare product with the engine's top-k. */
@Command(
        name = "knn",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Exact k nearest neighbours of a batch among the entries of a queue, and a bare matrix product with the",
            "engine's top-k, in turn. Above 1 is faster than the bare operations."
        })
public final class KnnCommand implements Callable<Integer> {

    @Option(
            names = "--rows",
            paramLabel = "N",
            split = ",",
            defaultValue = "96,512,4096",
            description = "Queries. Default: ${DEFAULT-VALUE}.")
    private List<Integer> rows = List.of();

    @Option(
            names = "--entries",
            paramLabel = "N",
            split = ",",
            defaultValue = "2560,65536,1000000",
            description = "Of the queue. Default: ${DEFAULT-VALUE}.")
    private List<Integer> entries = List.of();

    @Option(names = "--dim", paramLabel = "N", defaultValue = "128", description = "Default: ${DEFAULT-VALUE}.")
    private int dim;

    @Option(names = "-k", paramLabel = "N", defaultValue = "10", description = "Default: ${DEFAULT-VALUE}.")
    private int k;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "9", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--out", paramLabel = "FILE", description = "Also write JSON.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Map<String, Object> conditions = new TreeMap<>();
        conditions.put("dim", dim);
        conditions.put("k", k);
        conditions.put("intra_op_threads", threads);
        conditions.put("rounds", rounds);
        BenchReport report = new BenchReport(conditions);
        System.out.println("queries    entries        ms   over product + top-k");
        try (Lane lane = new Lane("bench", threads)) {
            for (int queue : entries) {
                for (int batch : rows) {
                    Pairs pairs = lane.call(Lane.Priority.EVALUATION, () -> measure(batch, queue));
                    print(batch, queue, pairs, report, System.out);
                }
            }
        }
        if (out != null) {
            report.write(out);
        }
        return 0;
    }

    private Pairs measure(int batch, int queue) {
        // Small searches are repeated until a turn takes some milliseconds.
        int repeats = (int) Math.max(1, 200_000_000L / ((long) batch * queue * dim));
        Pairs pairs = new Pairs();
        try (Searches searches = new Searches(batch, queue, dim, k)) {
            for (int round = -2; round < rounds; round++) {
                double ours = 0;
                double bare = 0;
                for (int i = 0; i < repeats; i++) {
                    ours += searches.ours();
                    bare += searches.bare();
                }
                if (round >= 0) {
                    pairs.add(ours / repeats, bare / repeats);
                }
            }
        }
        return pairs;
    }

    private static void print(int batch, int queue, Pairs pairs, BenchReport report, PrintStream print) {
        double[] interval = pairs.interval();
        print.printf(
                Locale.ROOT,
                "%7d  %9d  %8.2f   %.2f × (%.2f … %.2f)%n",
                batch,
                queue,
                pairs.value(),
                pairs.ratio(),
                interval[0],
                interval[1]);
        report.add(format("knn %d of %d", batch, queue), pairs, "ms", "product + top-k");
    }
}
