package dev.kith.model.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.model.data.folder.ArchiveReader;
import dev.kith.model.data.folder.ContentScan;
import dev.kith.model.data.folder.FolderReader;
import dev.kith.model.data.folder.StoredFile;
import dev.kith.model.stop.StopSignal;
import dev.kith.model.stop.StoppedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading data, before the first step, ends with the next file or picture once a stop has come. */
class StoppedReadingTest {
    private static final int MANY = 10_000;

    private final StopSignal stop = new StopSignal();
    private final AtomicInteger pieces = new AtomicInteger();

    @TempDir
    private Path folder;

    private <T> void isStopped(Supplier<T> work) {
        assertThatThrownBy(() -> stop.within(work)).isInstanceOf(StoppedException.class);
        assertThat(pieces.get()).isLessThanOrEqualTo(2 * Runtime.getRuntime().availableProcessors() + 1);
    }

    private void piece() {
        pieces.incrementAndGet();
        stop.request();
    }

    @Test
    void measuringPixels() {
        Examples examples = new Examples() {
            @Override
            public int size() {
                return MANY;
            }

            @Override
            public Image image(int index) {
                piece();
                return new Image(1, 1, 1, new byte[1]);
            }

            @Override
            public int truth(int index) {
                return 0;
            }

            @Override
            public String id(int index) {
                return Integer.toString(index);
            }
        };
        DataSet data = new DataSet("many", List.of("a", "b"), 1, examples, examples);
        Partition partition = new Partition(IntStream.range(0, MANY).toArray(), new int[0], new int[0]);

        isStopped(() -> PixelStatistics.of(data, partition, new BrokenExamples(0)));
    }

    @Test
    void lookingIntoFiles() {
        StoredFile.Content content = new StoredFile.Content() {
            @Override
            public byte[] read() {
                piece();
                return new byte[10];
            }

            @Override
            public long size() {
                return 10;
            }

            @Override
            public byte[] read(long from, int count) {
                piece();
                return new byte[10];
            }
        };
        List<StoredFile> files = IntStream.range(0, MANY)
                .mapToObj(i -> new StoredFile(i + ".png", content))
                .toList();

        assertThatThrownBy(() -> stop.within(() -> ContentScan.of(files))).isInstanceOf(StoppedException.class);
        assertThat(pieces.get()).isLessThan(100);
    }

    @Test
    void walkingThroughAFolder() throws IOException {
        for (int i = 0; i < 3; i++) {
            Files.createDirectories(folder.resolve("class" + i));
        }
        assertThatThrownBy(() -> stop.within(() -> {
                    stop.request();
                    return FolderReader.list(folder, new Findings.Collector());
                }))
                .isInstanceOf(StoppedException.class);
    }

    @Test
    void readingAnArchive() throws IOException {
        Path archive = folder.resolve("pictures.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("a/1.png"));
            zip.write(new byte[10]);
        }
        assertThatThrownBy(() -> stop.within(() -> {
                    stop.request();
                    return ArchiveReader.read(archive, new Findings.Collector());
                }))
                .isInstanceOf(StoppedException.class);
    }
}
