package dev.kith.model.demand;

import static dev.kith.config.Text.format;

import dev.kith.config.Settings;
import dev.kith.model.demand.MemoryPart.Place;
import dev.kith.model.network.Architecture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The memory that a run will take at its peak, by part. A foretelling: tensors are counted exactly, what libraries and the
 * allocator keep beside them by factors that were measured on the presets.
 *
 * @param parts none of them empty
 */
public record MemoryDemand(List<MemoryPart> parts) {
    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;

    public MemoryDemand {
        parts = List.copyOf(parts);
    }

    /** What a run of these settings on such data will take of a machine. */
    public static MemoryDemand of(Settings settings, DataFacts data, MachineLimits machine) {
        NetworkSize network = NetworkSize.of(shape(settings, data));
        List<MemoryPart> parts = new ArrayList<>(new TensorParts(settings, data, network).parts());
        parts.addAll(new HeapParts(settings, data, network, machine).parts());
        return new MemoryDemand(parts);
    }

    static Architecture.Description shape(Settings settings, DataFacts data) {
        return Architecture.Description.of(settings, data.channels(), data.classes());
    }

    /** All parts together. */
    public long bytes() {
        return parts.stream().mapToLong(MemoryPart::bytes).reduce(0, Sums::sum);
    }

    /** The parts in one place together. */
    long bytes(Place place) {
        return in(place).parts().stream().mapToLong(MemoryPart::bytes).reduce(0, Sums::sum);
    }

    MemoryDemand in(Place place) {
        return new MemoryDemand(
                parts.stream().filter(part -> part.place() == place).toList());
    }

    /** The parts that another demand has, too. */
    MemoryDemand like(MemoryDemand other) {
        List<String> names = other.parts().stream().map(MemoryPart::name).toList();
        return new MemoryDemand(
                parts.stream().filter(part -> names.contains(part.name())).toList());
    }

    /** The largest part that a setting can lower. */
    MemoryPart largest() {
        return parts.stream()
                .filter(part -> !part.key().isEmpty())
                .max(Comparator.comparingLong(MemoryPart::bytes))
                .orElseThrow(() -> new IllegalStateException("nothing is to be lowered"));
    }

    /** Name to bytes, and the sum as {@code total}; for reports. */
    public Map<String, Long> report() {
        Map<String, Long> report = new LinkedHashMap<>();
        parts.forEach(part -> report.merge(part.name(), part.bytes(), Long::sum));
        report.put("total", bytes());
        return report;
    }

    /** The three largest parts: {@code 38 GB for activations of 4096 rows, 2.1 GB for …}. */
    String text() {
        return parts.stream()
                .sorted(Comparator.comparingLong(MemoryPart::bytes).reversed())
                .limit(3)
                .map(part -> readable(part.bytes()) + " for " + part.words())
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    /** For a person: {@code 830 MB}, {@code 4.2 GB}, {@code 41 GB}. */
    static String readable(long bytes) {
        if (bytes >= Sums.BEYOND) {
            return "more than 100,000,000 GB";
        } else if (bytes < GIGA) {
            return format("%.0f MB", bytes / MEGA);
        }
        return bytes < 10 * GIGA ? format("%.1f GB", bytes / GIGA) : format("%,.0f GB", bytes / GIGA);
    }
}
