package dev.kith.tests.bench.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kith.tests.bench.ThreadMeter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * The process that makes the load. A line on its input says for how many seconds; it answers with {@code ready} when all
 * readers have caught up, then with a {@link LoadResult}. It ends with its input.
 */
final class LoadClient {
    static final String READY = "ready";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final long SETTLE_NANOS = 1_000_000_000L;
    private static final long LOOK_MILLIS = 10;

    private final Errors errors = new Errors();
    private final List<EventReader> readers;
    private final RequestLoad requests;
    private final WireLoop loop = new WireLoop();

    private LoadClient(LoadSpec spec) throws IOException {
        this.readers = IntStream.range(0, spec.readers())
                .mapToObj(i -> new EventReader(spec.events(), spec.authorization(), errors))
                .toList();
        this.requests = new RequestLoad(spec, loop, errors);
    }

    /** @param args see {@link LoadSpec#of} */
    public static void main(String[] args) throws IOException {
        LoadClient client = new LoadClient(LoadSpec.of(args));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println(JSON.writeValueAsString(client.load(Double.parseDouble(order))));
            client.close();
        }
        System.exit(0);
    }

    private LoadResult load(double seconds) throws IOException {
        long opened = System.nanoTime();
        requests.open();
        for (EventReader reader : readers) {
            reader.open(loop);
        }
        await(() -> readers.stream().allMatch(reader -> reader.received() > 0));
        long newest = readers.stream().mapToLong(EventReader::last).max().orElse(-1);
        // One more than the newest: then each has heard something in this phase, too.
        await(() -> readers.stream().allMatch(reader -> reader.last() > newest));
        settle();
        System.out.println(READY);

        long[] before = readers.stream().mapToLong(EventReader::received).toArray();
        long begun = System.nanoTime();
        long cpu = ThreadMeter.processorNanosOfAll();
        Map<String, long[]> micros = requests.run(seconds);
        double cpuSeconds = (ThreadMeter.processorNanosOfAll() - cpu) / 1e9;
        double measured = (System.nanoTime() - begun) / 1e9;
        long[] events = IntStream.range(0, before.length)
                .mapToLong(i -> readers.get(i).received() - before[i])
                .toArray();
        return new LoadResult(
                measured,
                (begun - opened) / 1e9,
                micros,
                IntStream.range(0, events.length)
                        .mapToLong(i -> events[i])
                        .min()
                        .orElse(0),
                IntStream.range(0, events.length)
                        .mapToLong(i -> events[i])
                        .max()
                        .orElse(0),
                readers.stream().mapToLong(EventReader::gaps).sum(),
                readers.stream().mapToLong(EventReader::reorderings).sum(),
                errors.count(),
                errors.words(),
                cpuSeconds);
    }

    /** What connecting has cost is over. */
    private void settle() throws IOException {
        long end = System.nanoTime() + SETTLE_NANOS;
        while (System.nanoTime() < end) {
            loop.turn(LOOK_MILLIS);
        }
    }

    private void close() throws IOException {
        for (EventReader reader : readers) {
            reader.close();
        }
        requests.close();
    }

    private void await(BooleanSupplier reached) throws IOException {
        long begun = System.nanoTime();
        while (!reached.getAsBoolean() && errors.count() == 0) {
            if (System.nanoTime() - begun > PATIENCE_NANOS) {
                errors.add("readers did not catch up");
            }
            loop.turn(LOOK_MILLIS);
        }
    }
}
