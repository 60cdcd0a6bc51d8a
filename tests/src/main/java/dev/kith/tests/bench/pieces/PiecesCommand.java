package dev.kith.tests.bench.pieces;

import dev.kith.model.engine.Lane;
import dev.kith.tests.bench.BenchReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The pieces of a step, one at a time, against what bounds them. */
@Command(
        name = "pieces",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Publishing and averaging against copying the same bytes twice; hashes, snapshots and checkpoints; augmentation",
            "on one core; channels-last images against channels-first ones. A ratio above 1 is faster than what stands",
            "beside it."
        })
public final class PiecesCommand implements Callable<Integer> {

    @Option(
            names = "--values",
            paramLabel = "N",
            split = ",",
            defaultValue = "400000,11000000,44000000",
            description = "Of the flat vectors. Default: ${DEFAULT-VALUE}.")
    private List<Integer> values = List.of();

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "9", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--millis",
            paramLabel = "MS",
            defaultValue = "400",
            description = "Processor time of each round of augmentation. Default: ${DEFAULT-VALUE}.")
    private long millis;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "128",
            description = "Of a batch of images. Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Option(names = "--out", paramLabel = "FILE", description = "Also write JSON.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Map<String, Object> conditions = new TreeMap<>();
        conditions.put("intra_op_threads", threads);
        conditions.put("rounds", rounds);
        conditions.put("millis", millis);
        conditions.put("rows", rows);
        BenchReport report = new BenchReport(conditions);
        measure(report, System.out);
        if (out != null) {
            report.write(out);
        }
        return 0;
    }

    private void measure(BenchReport report, PrintStream print) {
        try (Lane lane = new Lane("bench", threads)) {
            VectorTable vectors = new VectorTable(threads, rounds);
            vectors.header(print);
            for (int count : values) {
                lane.call(Lane.Priority.EVALUATION, () -> vectors.measure(count, report, print));
            }
            print.println();
            new ViewTable(rounds, millis).measure(report, print);
            print.println();
            LayoutTable layouts = new LayoutTable(rows, rounds);
            layouts.header(print);
            for (String preset : List.of("fashion-mnist", "shapes")) {
                lane.call(Lane.Priority.EVALUATION, () -> layouts.measure(preset, report, print));
            }
        }
    }
}
