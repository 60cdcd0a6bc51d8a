package dev.kith.tests.bench.pieces;

import dev.kith.config.Settings;
import dev.kith.config.ViewSettings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.tests.bench.BenchReport;
import dev.kith.tests.bench.Values;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Augmentation under the policies of presets, on one core. An image becomes two views. */
final class ViewTable {
    private final int rounds;
    private final long millis;

    /** @param millis processor time of a round */
    ViewTable(int rounds, long millis) {
        this.rounds = rounds;
        this.millis = millis;
    }

    void measure(BenchReport report, PrintStream print) {
        print.println("augmentation, one core                images/s    views/s   µs a view   bytes an image");
        Settings shapes = settings("shapes");
        Settings fashion = settings("fashion-mnist");
        Settings images = settings("images");
        List<ViewSettings> sharp =
                List.of(without(images.views().first()), without(images.views().second()));
        List<ViewSettings> blurred =
                List.of(images.views().first(), images.views().second());
        row("shapes, 32 px", new ImageViews(both(shapes), 32, 32, 32, 3), report, print);
        row("fashion-mnist, 28 px", new ImageViews(both(fashion), 28, 28, 28, 1), report, print);
        row("images without blur, 224 px", new ImageViews(sharp, 224, 224, 224, 3), report, print);
        row("images, 224 px", new ImageViews(blurred, 224, 224, 224, 3), report, print);
        row("images, 224 px of 500×375", new ImageViews(blurred, 224, 375, 500, 3), report, print);
    }

    private void row(String name, ImageViews views, BenchReport report, PrintStream print) {
        Values nanos = new Values();
        Values bytes = new Values();
        for (int round = -2; round < rounds; round++) {
            ImageViews.Cost cost = views.make(millis);
            if (round >= 0) {
                nanos.add(cost.nanos());
                bytes.add(cost.bytes());
            }
        }
        double images = 1e9 / nanos.median();
        print.printf(
                Locale.ROOT,
                "  %-32s %,11.0f  %,9.0f  %10.1f  %15.0f%n",
                name,
                images,
                2 * images,
                nanos.median() / 2e3,
                bytes.median());
        report.add(name, images, "images/s");
        report.add(name + ", views", 2 * images, "views/s");
        report.add(name + ", allocated", bytes.median(), "bytes/image");
    }

    private static List<ViewSettings> both(Settings settings) {
        return List.of(settings.views().first(), settings.views().second());
    }

    private static ViewSettings without(ViewSettings policy) {
        return new ViewSettings(
                policy.crop(), policy.flip(), policy.color(), policy.greyScale(), new ViewSettings.Blur(0, 1, 1));
    }

    private static Settings settings(String preset) {
        SettingsRequest request = SettingsRequest.ofPreset(preset);
        // A preset that reads files names a folder; nothing is read here.
        return SettingsLoader.load(preset.equals("shapes") ? request : request.set("data.directory", ".", "bench"))
                .settings();
    }
}
