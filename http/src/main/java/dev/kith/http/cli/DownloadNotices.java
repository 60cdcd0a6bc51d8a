package dev.kith.http.cli;

import static dev.kith.config.Text.format;

import dev.kith.http.report.Figures;
import dev.kith.model.data.published.Downloads;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** Says of each file that it is being fetched, once. */
final class DownloadNotices implements Downloads.Progress {
    private static final double MEGABYTE = 1e6;

    private final Consumer<String> say;
    private final Set<String> told = new HashSet<>();

    DownloadNotices(Consumer<String> say) {
        this.say = say;
    }

    @Override
    public synchronized void update(String file, long received, OptionalLong total) {
        if (told.add(file)) {
            String size = total.isPresent() ? format(", %s MB", Figures.decimal(total.getAsLong() / MEGABYTE, 1)) : "";
            say.accept("fetching " + file + size);
        }
    }
}
