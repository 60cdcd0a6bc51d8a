package dev.kith.tests.bench.messages;

import dev.kith.actors.codec.PayloadCodec;
import dev.kith.model.engine.HostTensor;
import dev.kith.tests.bench.BenchReport;
import dev.kith.tests.bench.Pairs;
import dev.kith.tests.bench.Values;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Batches and parameters handed over by reference, and the same messages with their bytes copied into and out of them. */
final class HandOverTable {
    private static final int WARM_UP = 5;

    private final int count;
    private final int rounds;

    /** What the last hand-over has made: written, so that none can be left out as useless. */
    @SuppressWarnings("UnusedVariable")
    private volatile Object made = "";

    HandOverTable(int messages, int rounds) {
        this.count = Math.max(1, messages / 20); // a copy of a megabyte takes as long as many messages
        this.rounds = rounds;
    }

    void measure(Samples samples, BenchReport report, PrintStream print) {
        print.println("hand-over of buffers            by reference       copied   over copied");
        var batch = samples.batch();
        HandOver copies = new HandOver(batch.views());
        row(
                "batch",
                () -> PayloadCodec.decode(0, (dev.kith.protocol.wire.Batch) PayloadCodec.encode(batch)),
                () -> copies.of((dev.kith.protocol.wire.Batch) PayloadCodec.encode(batch)),
                report,
                print);
        var parameters = samples.parameters();
        HandOver copy = new HandOver(List.of(parameters.values()));
        row(
                "parameters",
                () -> PayloadCodec.decode(0, (dev.kith.protocol.wire.Parameters) PayloadCodec.encode(parameters)),
                () -> copy.of((dev.kith.protocol.wire.Parameters) PayloadCodec.encode(parameters)),
                report,
                print);
    }

    private void row(
            String name,
            Supplier<Object> reference,
            Supplier<List<HostTensor>> copied,
            BenchReport report,
            PrintStream print) {
        Pairs ours = new Pairs();
        Values copying = new Values();
        for (int round = -WARM_UP; round < rounds; round++) {
            double byReference = nanos(reference);
            double byCopy = nanos(copied);
            if (round >= 0) {
                ours.add(byReference, byCopy);
                copying.add(byCopy);
            }
        }
        print.printf(
                Locale.ROOT,
                "  %-28s %,10.0f ns  %,10.0f ns  %10.0f ×%n",
                name,
                ours.value(),
                copying.median(),
                ours.ratio());
        report.add("hand over " + name, ours, "ns", "copied");
        report.add("copy " + name, copying.median(), "ns");
    }

    private double nanos(Supplier<?> handOver) {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            made = handOver.get();
        }
        return (double) (System.nanoTime() - start) / count;
    }
}
