package dev.kith.tests.bench.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.kith.http.client.RefusedException;
import dev.kith.http.client.RunsApi;
import dev.kith.http.client.ServerAddress;
import dev.kith.http.client.ServiceClient;
import dev.kith.tests.bench.Child;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A service in a process of its own, and a run that trains in it. Its files are removed in the end. */
final class ServedRun implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RUN = "loaded";

    private final Path directory;
    private final Child process;
    private final URI address;

    private ServedRun(Path directory, Child process, URI address) {
        this.directory = directory;
        this.process = process;
        this.address = address;
    }

    /**
     * Starts both. The service gets the options and the environment of this process: those with which the launcher starts it.
     *
     * @param settings {@code key=value}, beside the preset {@code shapes}
     */
    static ServedRun start(List<String> settings) throws IOException {
        Path directory = Files.createTempDirectory("kith-load");
        Child process = Child.start(
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                WatchedService.class,
                List.of("serve", "--json", "--port=0", "--runs=" + directory.resolve("runs")));
        URI address = URI.create(JSON.readTree(process.read(line -> line.contains("\"ready\"")))
                .path("address")
                .asText());
        ServedRun served = new ServedRun(directory, process, address);
        served.begin(settings);
        return served;
    }

    private void begin(List<String> settings) throws IOException {
        ObjectNode wanted = JSON.createObjectNode().put("id", RUN).put("preset", "shapes");
        ObjectNode values = wanted.putObject("settings");
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            values.set(parts[0], value(parts[1]));
        }
        try {
            runs().create(wanted);
        } catch (RefusedException refused) {
            close();
            throw refused;
        }
    }

    RunsApi runs() {
        return new RunsApi(new ServiceClient(new ServerAddress(address, Optional.empty())));
    }

    private static JsonNode value(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException word) {
            return TextNode.valueOf(text);
        }
    }

    LoadSpec load(int readers, int rate) {
        return new LoadSpec(address, RUN, readers, rate, "");
    }

    /** Number of the process. */
    long process() {
        return process.id();
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
