package dev.kith.model.data.published;

import static dev.kith.config.Text.format;

import dev.kith.model.data.DataException;
import dev.kith.model.stop.StopSignal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches published files. A file appears under its name only when it is complete and its checksum is right; until then
 * it grows beside it under a temporary name, which is removed whatever happens short of the death of the process.
 */
public final class Downloads {
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration STALL = Duration.ofSeconds(60);
    /** How often it is looked whether the download shall end. */
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Is told how far a download is, on a thread of the HTTP client. */
    @FunctionalInterface
    public interface Progress {
        /**
         * More bytes have arrived.
         *
         * @param file the name of the file
         * @param received bytes so far
         * @param total bytes there will be, where the server says so
         */
        void update(String file, long received, OptionalLong total);

        /** Tells nobody. */
        static Progress none() {
            return (file, received, total) -> {};
        }
    }

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final Duration stall;

    /** Gives up when nothing arrives for a minute. */
    public Downloads() {
        this(STALL);
    }

    /** Gives up when nothing arrives for so long. */
    Downloads(Duration stall) {
        this.stall = stall;
    }

    /**
     * Fetches one file unless it is there already: an existing file is never touched. Folders are made as needed.
     *
     * @throws DataException if it cannot be had, or has the wrong checksum; nothing is left behind then
     */
    public void fetch(URI address, Path target, Digest expected, Progress progress) {
        if (Files.exists(target)) {
            return;
        }
        Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try {
                Files.createDirectories(part.toAbsolutePath().getParent());
                receive(address, target, part, expected, progress);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw failed(address, DataException.reason(e), e);
        }
    }

    private void receive(URI address, Path target, Path part, Digest expected, Progress progress) throws IOException {
        String name = String.valueOf(target.getFileName());
        MessageDigest digest = expected.algorithm().start();
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ReceivingBody body = new ReceivingBody(file, digest, name, progress);
            HttpResponse<Long> response = await(address, body);
            if (response.statusCode() != 200) {
                throw new IOException("the server answers with status " + response.statusCode());
            }
            file.force(true);
        }
        if (!expected.matches(digest)) {
            throw new DataException(format(
                    "What %s offers is not the published file: its %s checksum is not %s. "
                            + "Nothing was kept; try again, or get %s elsewhere.",
                    address, expected.algorithm(), expected.hex(), name));
        }
    }

    private HttpResponse<Long> await(URI address, ReceivingBody body) throws IOException {
        CompletableFuture<HttpResponse<Long>> reply =
                client.sendAsync(HttpRequest.newBuilder(address).build(), body);
        try {
            long seen = 0;
            long arrived = System.nanoTime();
            while (true) {
                StopSignal.check();
                try {
                    return reply.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    long received = body.received();
                    if (received != seen) {
                        seen = received;
                        arrived = System.nanoTime();
                    } else if (System.nanoTime() - arrived >= stall.toNanos()) {
                        throw new IOException(format("nothing arrived for %d seconds", stall.toSeconds()), e);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the download was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            reply.cancel(true);
        }
    }

    private static DataException failed(URI address, String reason, Exception cause) {
        return new DataException(
                format("%s could not be downloaded: %s. Try again, or put the file there yourself.", address, reason),
                cause);
    }
}
