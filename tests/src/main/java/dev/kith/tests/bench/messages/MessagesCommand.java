package dev.kith.tests.bench.messages;

import dev.kith.tests.bench.BenchReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the actors cost beside calling methods. */
@Command(
        name = "messages",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "The main messages through two actors of one process: encoding, delivering, decoding; buffers handed over and",
            "buffers copied; with --steps, the strict pipeline and the plain loop on the same tiny network, in turn, with",
            "batches that are in memory already."
        })
public final class MessagesCommand implements Callable<Integer> {

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "30", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Of each kind in a round. Default: ${DEFAULT-VALUE}.")
    private int messages;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "128",
            description = "Of a batch. Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Option(names = "--steps", description = "Also compare pipeline and loop, which takes some minutes.")
    private boolean steps;

    @Option(
            names = "--length",
            paramLabel = "N",
            defaultValue = "400",
            description = "Steps in each turn of --steps. Default: ${DEFAULT-VALUE}.")
    private int length;

    @Option(names = "--out", paramLabel = "FILE", description = "Also write JSON.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Map<String, Object> conditions = new TreeMap<>();
        conditions.put("rounds", rounds);
        conditions.put("messages", messages);
        conditions.put("rows", rows);
        conditions.put("length", length);
        BenchReport report = new BenchReport(conditions);
        measure(report, System.out);
        if (out != null) {
            report.write(out);
        }
        return 0;
    }

    private void measure(BenchReport report, PrintStream print) {
        Samples samples = new Samples(rows);
        try (Delivery delivery = new Delivery()) {
            new MessageTable(delivery, messages, rounds).measure(samples.all(), report, print);
        }
        print.println();
        new HandOverTable(messages, rounds).measure(samples, report, print);
        if (steps) {
            print.println();
            new StepTable(length, rounds).measure(report, print);
        }
    }
}
