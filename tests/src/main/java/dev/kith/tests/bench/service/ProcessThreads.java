package dev.kith.tests.bench.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processor time of a service's threads so far, native ones included, as the kernel of Linux counts it.
 *
 * @param threads by their number
 */
record ProcessThreads(Map<Long, Used> threads) {
    /** The first letters of names, of which the kernel keeps fifteen; all others belong to training. */
    private static final List<String> SERVICE = List.of("kith-se", "slick", "Hikari", "H2 ", "MVStore");

    private static final List<String> MACHINE = List.of("VM ", "C1 ", "C2 ", "GC ", "G1 ");

    /** What a thread is for. */
    enum Part {
        /** HTTP, actors and the journal. */
        SERVICE,
        /** Compilers and garbage collection, for whomever. */
        MACHINE,
        TRAINING
    }

    record Used(Part part, long nanos) {}

    /** Now; empty where the system does not tell. */
    static Optional<ProcessThreads> of(long process) throws IOException {
        Path tasks = Path.of("/proc", Long.toString(process), "task");
        if (!Files.isReadable(tasks.resolve(Long.toString(process)).resolve("schedstat"))) {
            return Optional.empty();
        }
        Map<Long, Used> threads = new HashMap<>();
        try (Stream<Path> all = Files.list(tasks)) {
            for (Path task : all.toList()) {
                read(task)
                        .ifPresent(used ->
                                threads.put(Long.parseLong(task.getFileName().toString()), used));
            }
        }
        return Optional.of(new ProcessThreads(threads));
    }

    private static Optional<Used> read(Path task) {
        try {
            String name = Files.readString(task.resolve("comm")).strip();
            String[] fields = Files.readString(task.resolve("schedstat")).split(" ");
            return Optional.of(new Used(part(name), Long.parseLong(fields[0])));
        } catch (IOException e) {
            return Optional.empty(); // a thread that has ended meanwhile
        }
    }

    static Part part(String name) {
        if (SERVICE.stream().anyMatch(name::startsWith)) {
            return Part.SERVICE;
        }
        return MACHINE.stream().anyMatch(name::startsWith) ? Part.MACHINE : Part.TRAINING;
    }

    /** Seconds of processor time since an earlier moment, by part. */
    Map<Part, Double> since(ProcessThreads before) {
        Map<Part, Double> seconds = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            seconds.put(part, 0.0);
        }
        threads.forEach((thread, used) -> {
            Used earlier = before.threads.getOrDefault(thread, new Used(used.part(), 0));
            seconds.merge(used.part(), (used.nanos() - earlier.nanos()) / 1e9, Double::sum);
        });
        return seconds;
    }
}
