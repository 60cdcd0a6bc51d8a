package dev.kith.tests.bench.service.hostile.victim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kith.tests.bench.Child;
import dev.kith.tests.bench.service.hostile.site.Site;
import java.io.IOException;
import java.util.List;

/** The client that means no harm, as the benchmark sees it: it sends from {@link #begin} to {@link #stop}. */
public final class Victim implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Little memory and the compiler that is soon done: the client shall not be what is measured. */
    private static final List<String> OPTIONS =
            List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

    private final Child process;

    private Victim(Child process) {
        this.process = process;
    }

    public static Victim start() throws IOException {
        return new Victim(Child.start(OPTIONS, VictimClient.class, List.of()));
    }

    /**
     * From now on it asks a service, twenty times a second.
     *
     * @param rate the learning rate that the run has
     */
    public void begin(Site site, String run, double rate) throws IOException {
        process.write(order(new VictimOrder(site.address().getPort(), site.controlToken(), run, rate)));
    }

    private static String order(VictimOrder order) throws JsonProcessingException {
        return JSON.writeValueAsString(order);
    }

    /** Lets it send no more. */
    public void stop() throws IOException {
        process.write("end");
    }

    /** What it got; it waits for answers that are under way, as long as its patience lasts. */
    public VictimResult result() throws IOException {
        return JSON.readValue(process.read(line -> line.startsWith("{")), VictimResult.class);
    }

    @Override
    public void close() {
        process.close();
    }
}
