package dev.kith.model.run;

import static dev.kith.config.Text.format;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The metrics of a run as an event file that TensorBoard opens: one event a line of metrics, one scalar a value.
 *
 * <p>Every attempt writes a file of its own, {@code events.out.tfevents.<seconds>.<host>}, and TensorBoard reads the files of
 * a directory as one run. A file therefore begins by telling from which step on earlier files no longer hold.
 */
final class TensorBoardLog implements MetricsSink, AutoCloseable {
    private static final String PREFIX = "events.out.tfevents.";
    private static final Pattern NAME = Pattern.compile(Pattern.quote(PREFIX) + "(\\d{1,18})\\..*");

    private final OutputStream file;
    private final Clock clock;

    private TensorBoardLog(OutputStream file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * Opens a new event file for a run that goes on at a step.
     *
     * @param kept lines of metrics that still hold; those of that step or later are written again, because TensorBoard
     *     forgets them with the rest of the step
     * @throws UncheckedIOException if it cannot be written
     */
    static TensorBoardLog open(Path directory, long fromStep, List<MetricsLog.Line> kept) {
        return open(directory, fromStep, kept, Clock.systemUTC(), host(System.getenv()));
    }

    static TensorBoardLog open(Path directory, long fromStep, List<MetricsLog.Line> kept, Clock clock, String host) {
        try {
            long seconds = Math.max(clock.instant().getEpochSecond(), newest(directory) + 1);
            Path path = directory.resolve(format("%s%010d.%s", PREFIX, seconds, host));
            // Unbuffered: every record is a single write.
            OutputStream file = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            TensorBoardLog log = new TensorBoardLog(file, clock);
            log.write(EventEncoding.fileVersion(log.wallTime()));
            log.write(EventEncoding.sessionStart(log.wallTime(), fromStep));
            kept.stream().filter(line -> line.step() >= fromStep).forEach(log::append);
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a TensorBoard event file: " + e.getMessage(), e);
        }
    }

    /**
     * Seconds in the name of the newest event file, or -1. TensorBoard reads the files in the order of their names, so a new
     * one must come last even in the same second, or after the clock was set back.
     */
    private static long newest(Path directory) throws IOException {
        long newest = -1;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*")) {
            for (Path file : files) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    newest = Math.max(newest, Long.parseLong(name.group(1)));
                }
            }
        }
        return newest;
    }

    /** The name of this machine if the environment tells it: asking the network may take seconds. */
    static String host(Map<String, String> environment) {
        return Stream.of("HOSTNAME", "COMPUTERNAME")
                .flatMap(name -> Optional.ofNullable(environment.get(name)).stream())
                .map(name -> name.replaceAll("[^A-Za-z0-9.-]", "_"))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("kith");
    }

    @Override
    public void append(MetricsLog.Line line) {
        try {
            write(EventEncoding.scalars(wallTime(), line.step(), line.values()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write TensorBoard events: " + e.getMessage(), e);
        }
    }

    private void write(byte[] event) throws IOException {
        file.write(EventRecord.frame(event));
    }

    private double wallTime() {
        return clock.millis() / 1e3;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
