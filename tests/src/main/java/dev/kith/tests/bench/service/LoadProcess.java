package dev.kith.tests.bench.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kith.tests.bench.Child;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.stream.LongStream;

/** The process that makes the load, as the benchmark sees it. */
public final class LoadProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Little memory and the compiler that is soon done: the client shall not be what is measured. */
    private static final List<String> OPTIONS =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

    private final Child process;

    /**
     * What a load has shown.
     *
     * @param latency of all answers, each from the moment at which its request was due
     * @param errors answers that were none, and streams that broke
     * @param disorder events that were missing or out of order
     * @param words of the first errors
     */
    public record Seen(Latency latency, long errors, long disorder, List<String> words) {}

    LoadProcess(LoadSpec load) throws IOException {
        this.process = Child.start(OPTIONS, LoadClient.class, load.words());
    }

    /**
     * Starts one.
     *
     * @param token that every request carries
     * @param readers of the events of a run
     * @param rate requests a second
     */
    public static LoadProcess start(InetSocketAddress service, String run, String token, int readers, int rate)
            throws IOException {
        URI address = URI.create("http://" + service.getAddress().getHostAddress() + ":" + service.getPort());
        return new LoadProcess(new LoadSpec(address, run, readers, rate, token));
    }

    /** Lets all readers catch up and the requests begin. */
    void begin(double seconds) throws IOException {
        process.write(Double.toString(seconds));
        process.read(LoadClient.READY::equals);
    }

    /** Waits for the end of what has begun. */
    LoadResult result() throws IOException {
        return JSON.readValue(process.read(line -> line.startsWith("{")), LoadResult.class);
    }

    /** Makes the load for a time, after all readers have caught up. */
    public Seen load(double seconds) throws IOException {
        begin(seconds);
        LoadResult result = result();
        long[] micros =
                result.micros().values().stream().flatMapToLong(LongStream::of).toArray();
        return new Seen(
                Latency.ofMicros(micros), result.errors(), result.gaps() + result.reorderings(), result.words());
    }

    @Override
    public void close() {
        process.close();
    }
}
