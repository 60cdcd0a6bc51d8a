package dev.kith.tests.bench.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A service in a process of its own, and a run that trains in it. Its files are removed in the end. */
final class ServedRun implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RUN = "loaded";
    private static final int CREATED = 201;

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
    static ServedRun start(List<String> settings) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("kith-load");
        Child process = Child.start(
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                Map.of("KITH_CACHE", directory.resolve("cache").toString()),
                WatchedService.class,
                List.of("serve", "--json", "--port=0", "--runs=" + directory.resolve("runs")));
        URI address = URI.create(JSON.readTree(process.read(line -> line.contains("\"ready\"")))
                .path("address")
                .asText());
        ServedRun served = new ServedRun(directory, process, address);
        served.begin(settings);
        return served;
    }

    private void begin(List<String> settings) throws IOException, InterruptedException {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            values.put(parts[0], value(parts[1]));
        }
        String wanted = JSON.writeValueAsString(Map.of("id", RUN, "preset", "shapes", "settings", values));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address.resolve("/v1/runs"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(wanted))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != CREATED) {
            close();
            throw new IOException("the run was refused: " + answer.body());
        }
    }

    private static JsonNode value(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException word) {
            return TextNode.valueOf(text);
        }
    }

    LoadSpec load(int readers, int rate) {
        return new LoadSpec(address, RUN, readers, rate);
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
