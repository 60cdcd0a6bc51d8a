package dev.kith.http.cli;

import dev.kith.model.stop.StopSignal;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether a training is to be seen in a browser. */
final class PageOptions {
    private static final int MOST_PORT = 65_535;

    @Option(names = "--page", description = "Show this run in a browser while it trains; the address is printed.")
    private boolean page;

    @Option(
            names = "--page-port",
            paramLabel = "PORT",
            description = "Where the page is, on loopback (default: any free port).")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--page-stay", description = "After a completed training keep the page until Ctrl-C.")
    private boolean stay;

    /** @throws UsageException if the options do not go together */
    void checkUsage() {
        if (!page && (port.isPresent() || stay)) {
            throw new UsageException("--page-port and --page-stay belong to --page");
        }
        if (port.filter(number -> number < 0 || number > MOST_PORT).isPresent()) {
            throw new UsageException("--page-port must be from 0 to 65535, not " + port.get());
        }
    }

    /**
     * The audience of a training: the page, if it was asked for.
     *
     * @throws dev.kith.model.run.RunException if it cannot be served
     */
    Audience open(Console console, OutputOptions output, TrainingJob.Request request, StopSignal stop) {
        if (!page) {
            return Audience.none();
        }
        TrainingPage opened = new TrainingPage(console, request, stop, port.orElse(0), stay);
        opened.announce(output, request.directory().name());
        return opened;
    }
}
