package dev.kith.tests.bench.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kith.http.Main;
import dev.kith.model.run.ProcessMemory;
import dev.kith.tests.bench.Child;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A training by the command line, in a process of its own with the options and the environment of this one. */
final class MeasuredRun {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TOLD = Set.of("step", "report", "interrupted", "error");

    private MeasuredRun() {}

    /**
     * Trains, and looks at the memory of the process whenever it tells of a step.
     *
     * @param words behind {@code train}
     * @throws IOException if the run does not come to its report
     */
    static MemoryFigures of(List<String> words) throws IOException {
        List<String> all = new ArrayList<>(List.of("train", "--json"));
        all.addAll(words);
        List<MemoryFigures.Sample> samples = new ArrayList<>();
        try (Child process = Child.start(ManagementFactory.getRuntimeMXBean().getInputArguments(), Main.class, all)) {
            while (true) {
                JsonNode told = next(process);
                switch (told.path("event").asText()) {
                    case "step" -> {
                        if (told.path("run").asText().equals("main")) {
                            long bytes = ProcessMemory.resident(process.id()).orElseThrow();
                            samples.add(
                                    new MemoryFigures.Sample(told.path("step").asLong(), bytes));
                        }
                    }
                    case "report" -> {
                        long peak =
                                told.path("report").path("peak_memory_bytes").asLong();
                        return new MemoryFigures(samples, peak);
                    }
                    default -> throw new IOException("the run did not come to its end: " + told);
                }
            }
        }
    }

    private static JsonNode next(Child process) throws IOException {
        while (true) {
            JsonNode event = JSON.readTree(process.read(line -> line.startsWith("{")));
            if (TOLD.contains(event.path("event").asText())) {
                return event;
            }
        }
    }
}
