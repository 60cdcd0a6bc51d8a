package dev.kith.model.checkpoint;

import static dev.kith.config.Text.format;

import dev.kith.model.engine.TensorEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the last bits of a result depend on.
 *
 * @param intraOpThreads threads of one tensor operation
 * @param os name of the operating system
 * @param arch processor architecture
 * @param instructionSet widest vector instructions, or the architecture where that is unknown
 * @param engine tensor engine with its version
 * @param device where tensors live
 */
public record Machine(int intraOpThreads, String os, String arch, String instructionSet, String engine, String device) {
    private static final List<String> WIDEST_FIRST = List.of("avx512f", "avx2", "avx", "sve", "asimd");

    /** This machine. Starts the tensor engine. */
    public static Machine current(int intraOpThreads) {
        String arch = System.getProperty("os.arch", "unknown");
        return new Machine(
                intraOpThreads,
                System.getProperty("os.name", "unknown"),
                arch,
                instructionSet(Path.of("/proc/cpuinfo")).orElse(arch),
                "PyTorch " + TensorEngine.version(),
                "cpu");
    }

    /**
     * What a user should know who continues here what was saved on another machine.
     *
     * @return empty if the continuation is bit-identical
     */
    public Optional<String> differenceFrom(Machine saved) {
        List<String> differences = new ArrayList<>();
        compare(differences, "intra-op threads", saved.intraOpThreads, intraOpThreads);
        compare(differences, "operating system", saved.os, os);
        compare(differences, "architecture", saved.arch, arch);
        compare(differences, "instruction set", saved.instructionSet, instructionSet);
        compare(differences, "engine", saved.engine, engine);
        compare(differences, "device", saved.device, device);
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of("exact state, not bit-identical: " + String.join(", ", differences));
    }

    private static void compare(List<String> differences, String what, Object saved, Object here) {
        if (!saved.equals(here)) {
            differences.add(format("%s %s when saved, %s here", what, saved, here));
        }
    }

    /** The widest instructions that a Linux processor lists. */
    static Optional<String> instructionSet(Path cpuInfo) {
        if (!Files.isReadable(cpuInfo)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(cpuInfo)) {
            Set<String> features = lines.filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                    .findFirst()
                    .map(line -> Set.copyOf(
                            List.of(line.substring(line.indexOf(":") + 1).trim().split("\\s+"))))
                    .orElse(Set.of());
            return WIDEST_FIRST.stream().filter(features::contains).findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            return Optional.empty(); // the architecture stands in
        }
    }
}
