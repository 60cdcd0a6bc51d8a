package dev.kith.tests.bench.service.hostile.site;

import static dev.kith.config.Text.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kith.http.api.access.Token;
import dev.kith.model.run.ProcessMemory;
import dev.kith.tests.bench.Child;
import dev.kith.tests.bench.service.WatchedService;
import dev.kith.tests.bench.service.hostile.wire.RawAnswer;
import dev.kith.tests.bench.service.hostile.wire.RawConnection;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A service in a process of its own, with runs and tokens of its own. It can be killed and started again, at the same port
 * with the same runs. Its files are removed in the end.
 */
public final class Site implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path directory;
    private final List<String> options;
    private final String control = Token.fresh();
    private final String read = Token.fresh();
    private volatile Child process;
    private volatile int port;

    private Site(Path directory, List<String> options) throws IOException {
        this.directory = directory;
        this.options = options;
        Files.createFile(tokens(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(tokens(), format("control %s\nread %s\n", control, read));
        this.process = started();
    }

    /**
     * Starts a service with the options of this process, which are those of the launcher.
     *
     * @param more options of the virtual machine, which outweigh them
     */
    public static Site open(String... more) throws IOException {
        List<String> options =
                new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
        options.addAll(List.of(more));
        return new Site(Files.createTempDirectory("kith-hostile"), options);
    }

    private Path tokens() {
        return directory.resolve("tokens");
    }

    /** Waits until the service says that it listens. */
    private Child started() throws IOException {
        Child child = Child.start(
                options,
                WatchedService.class,
                List.of("serve", "--json", "--port=" + port, "--runs=" + runs(), "--tokens=" + tokens()));
        try {
            String ready = child.read(line -> line.contains("\"ready\""));
            port = URI.create(JSON.readTree(ready).path("address").asText()).getPort();
            return child;
        } catch (IOException failure) {
            child.close();
            throw failure;
        }
    }

    /** Ends it as SIGKILL does. */
    public void kill() {
        process.close();
    }

    /** Ends it as SIGTERM does; whether it has ended in this time. */
    public boolean terminate(Duration patience) throws InterruptedException {
        process.terminate();
        return process.awaitEnd(patience);
    }

    /**
     * Starts it again, killed before if it lives.
     *
     * @return seconds until it listened
     * @throws IOException if it ends before
     */
    public double restart() throws IOException {
        process.close();
        long begun = System.nanoTime();
        process = started();
        return (System.nanoTime() - begun) / 1e9;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Number of the process. */
    public long process() {
        return process.id();
    }

    /** Memory that the process holds now, in bytes. */
    public OptionalLong memory() {
        return ProcessMemory.resident(process.id());
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Where its runs are. */
    public Path runs() {
        return directory.resolve("runs");
    }

    /** Allows everything. */
    public String controlToken() {
        return control;
    }

    /** Allows to look. */
    public String readToken() {
        return read;
    }

    /** The answer to a request with the token of control, on a connection of its own. */
    public RawAnswer ask(RawRequest request) throws IOException {
        return RawConnection.ask(address(), PATIENCE, request.token(control));
    }

    /** A run as the service tells of it; a problem document, if it does not know it. */
    public JsonNode run(String id) throws IOException {
        return ask(RawRequest.get("/v1/runs/" + id)).json();
    }

    /** Names of all runs, page by page. */
    public Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        String query = "";
        while (true) {
            JsonNode page = ask(RawRequest.get("/v1/runs" + query)).json();
            names.addAll(page.path("runs").findValuesAsText("id"));
            if (!page.hasNonNull("next")) {
                return names;
            }
            query = "?after=" + page.path("next").asText();
        }
    }

    /** What a run is, in a word; empty, if there is none. */
    public String status(String id) throws IOException {
        JsonNode status = run(id).path("status");
        return status.isTextual() ? status.asText() : "";
    }

    @Override
    public void close() throws IOException {
        process.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
