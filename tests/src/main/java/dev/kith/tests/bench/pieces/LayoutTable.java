package dev.kith.tests.bench.pieces;

import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.tests.bench.BenchReport;
import dev.kith.tests.bench.Pairs;
import java.io.PrintStream;
import java.util.Locale;

/** Forward and backward of presets' encoders on both layouts of the same images. */
final class LayoutTable {
    private final int rows;
    private final int rounds;

    LayoutTable(int rows, int rounds) {
        this.rows = rows;
        this.rounds = rounds;
    }

    void header(PrintStream print) {
        print.println("encoder, forward + backward   channels last   over channels first");
    }

    /** One encoder, on the calling lane; returns the ratio. */
    double measure(String preset, BenchReport report, PrintStream print) {
        SettingsRequest request = SettingsRequest.ofPreset(preset);
        boolean grey = preset.equals("fashion-mnist");
        // A preset that reads files names a folder; nothing is read here.
        Settings settings = SettingsLoader.load(grey ? request.set("data.directory", ".", "bench") : request)
                .settings();
        Pairs pairs = new Pairs();
        try (EncoderPass pass = new EncoderPass(settings, rows, grey ? 1 : 3)) {
            for (int round = -2; round < rounds; round++) {
                double last = pass.channelsLast();
                double first = pass.channelsFirst();
                if (round >= 0) {
                    pairs.add(last, first);
                }
            }
        }
        double[] interval = pairs.interval();
        print.printf(
                Locale.ROOT,
                "  %-26s  %10.2f ms   %.2f × (%.2f … %.2f)%n",
                preset,
                pairs.value(),
                pairs.ratio(),
                interval[0],
                interval[1]);
        report.add("encoder of " + preset, pairs, "ms", "channels first");
        return pairs.ratio();
    }
}
