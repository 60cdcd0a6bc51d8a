package dev.kith.model.data.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.model.data.DataException;
import dev.kith.model.stop.StopSignal;
import dev.kith.model.stop.StoppedException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsTest {
    private static final byte[] CONTENT = "content ".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    private static final Digest DIGEST = TestDigests.sha256(CONTENT);

    @TempDir
    Path folder;

    private FileServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FileServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private record Report(String file, long received, OptionalLong total) {}

    @Test
    void aCompleteFileAppearsUnderItsNameAlone() throws IOException {
        AtomicReference<Report> last = new AtomicReference<>(new Report("", 0, OptionalLong.empty()));
        Path target = folder.resolve("new/folder/data.gz");
        new Downloads()
                .fetch(
                        server.file("data.gz", CONTENT),
                        target,
                        DIGEST,
                        (file, received, total) -> last.set(new Report(file, received, total)));
        assertThat(target).hasBinaryContent(CONTENT);
        assertThat(target.getParent()).isDirectoryNotContaining(file -> !file.equals(target));
        assertThat(last).hasValue(new Report("data.gz", CONTENT.length, OptionalLong.of(CONTENT.length)));
    }

    @Test
    void md5IsUnderstoodToo() {
        Path target = folder.resolve("data.gz");
        new Downloads()
                .fetch(server.file("data.gz", CONTENT), target, TestDigests.md5(CONTENT), Downloads.Progress.none());
        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void aWrongChecksumLeavesNothingBehind() {
        byte[] other = CONTENT.clone();
        other[100]++;
        fails(server.file("data.gz", other), "its SHA-256 checksum is not " + DIGEST.hex());
    }

    @Test
    void aStatusOtherThan200LeavesNothingBehind() {
        fails(server.address().resolve("missing.gz"), "status 404");
    }

    @Test
    void aTruncatedBodyLeavesNothingBehind() {
        fails(server.truncated("data.gz", CONTENT), "could not be downloaded");
    }

    @Test
    void aServerThatCannotBeReachedIsSaidSo() {
        URI gone = server.file("data.gz", CONTENT);
        server.close();
        fails(gone, "the server cannot be reached");
    }

    @Test
    void aStalledServerIsGivenUp() {
        CountDownLatch over = new CountDownLatch(1);
        URI silent = server.on("data.gz", exchange -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            fails(new Downloads(Duration.ofMillis(50)), silent, "nothing arrived");
        } finally {
            over.countDown();
        }
    }

    @Test
    void aDownloadEndsWhenItShallStop() {
        CountDownLatch over = new CountDownLatch(1);
        StopSignal stop = new StopSignal();
        URI silent = server.on("data.gz", exchange -> {
            stop.request();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            assertThatExceptionOfType(StoppedException.class)
                    .isThrownBy(() -> stop.within(() -> {
                        new Downloads().fetch(silent, folder.resolve("data.gz"), DIGEST, Downloads.Progress.none());
                        return true;
                    }));
            assertThat(folder).isEmptyDirectory();
        } finally {
            over.countDown();
        }
    }

    @Test
    void aFailingReportEndsTheDownload() {
        URI address = server.file("data.gz", CONTENT);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> new Downloads()
                        .fetch(address, folder.resolve("data.gz"), DIGEST, (file, received, total) -> {
                            throw new IllegalStateException("display gone");
                        }))
                .withMessageContaining("display gone");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anExistingFileIsNeverTouched() throws IOException {
        Path target = Files.writeString(folder.resolve("data.gz"), "mine");
        new Downloads().fetch(server.file("data.gz", CONTENT), target, DIGEST, Downloads.Progress.none());
        assertThat(target).hasContent("mine");
        assertThat(server.requests()).isZero();
    }

    private void fails(URI address, String why) {
        fails(new Downloads(), address, why);
    }

    private void fails(Downloads downloads, URI address, String why) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(
                        () -> downloads.fetch(address, folder.resolve("data.gz"), DIGEST, Downloads.Progress.none()))
                .withMessageContaining(address.toString())
                .withMessageContaining(why);
        assertThat(folder).isEmptyDirectory();
    }
}
