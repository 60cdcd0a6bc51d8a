package dev.kith.tests.bench.messages;

import com.google.protobuf.Message;
import dev.kith.tests.bench.BenchReport;
import dev.kith.tests.bench.ThreadMeter;
import dev.kith.tests.bench.Values;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/** One line a message: the time and the heap of each part of its way. */
final class MessageTable {
    private static final int WARM_UP = 5;

    private final Delivery delivery;
    private final int count;
    private final int rounds;

    /** What the last part has made: written, so that no part can be left out as useless. */
    @SuppressWarnings("UnusedVariable")
    private volatile Object made = "";

    private record Costs(Values encode, Values deliver, Values decode, Values pingPong, Values bytes) {
        Costs() {
            this(new Values(), new Values(), new Values(), new Values(), new Values());
        }

        double way() {
            return encode.median() + deliver.median() + decode.median();
        }
    }

    MessageTable(Delivery delivery, int count, int rounds) {
        this.delivery = delivery;
        this.count = count;
        this.rounds = rounds;
    }

    void measure(List<Sample> samples, BenchReport report, PrintStream print) {
        print.println("ns a message                     encode   deliver    decode   together   ping-pong    bytes");
        List<Costs> costs = samples.stream().map(sample -> new Costs()).toList();
        for (int round = -WARM_UP; round < rounds; round++) {
            for (int i = 0; i < samples.size(); i++) {
                measure(samples.get(i), round < 0 ? new Costs() : costs.get(i));
            }
        }
        for (int i = 0; i < samples.size(); i++) {
            print(samples.get(i).name(), costs.get(i), report, print);
        }
    }

    private void measure(Sample sample, Costs costs) {
        Message message = sample.encode().get();
        long before = ThreadMeter.allocatedBytesOfAll();
        costs.encode().add(nanos(i -> made = sample.encode().get()));
        costs.deliver().add(delivery.burst(message, count));
        costs.decode().add(nanos(i -> made = sample.decode().apply(message)));
        costs.bytes().add((double) (ThreadMeter.allocatedBytesOfAll() - before) / count);
        costs.pingPong().add(delivery.pingPong(message, count));
    }

    private double nanos(IntConsumer part) {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            part.accept(i);
        }
        return (double) (System.nanoTime() - start) / count;
    }

    private static void print(String name, Costs costs, BenchReport report, PrintStream print) {
        print.printf(
                Locale.ROOT,
                "  %-28s %8.0f  %8.0f  %8.0f   %8.0f    %8.0f  %7.0f%n",
                name,
                costs.encode().median(),
                costs.deliver().median(),
                costs.decode().median(),
                costs.way(),
                costs.pingPong().median(),
                costs.bytes().median());
        report.add(name + ", encode", costs.encode().median(), "ns");
        report.add(name + ", deliver", costs.deliver().median(), "ns");
        report.add(name + ", decode", costs.decode().median(), "ns");
        report.add(name + ", ping-pong", costs.pingPong().median(), "ns");
        report.add(name + ", allocated", costs.bytes().median(), "bytes");
    }
}
