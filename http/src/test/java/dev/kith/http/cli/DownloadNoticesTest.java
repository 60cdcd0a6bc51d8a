package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class DownloadNoticesTest {

    @Test
    void eachFileIsToldOnce() {
        List<String> said = new ArrayList<>();
        DownloadNotices notices = new DownloadNotices(said::add);

        notices.update("images.gz", 0, OptionalLong.of(26_421_880));
        notices.update("images.gz", 1_000, OptionalLong.of(26_421_880));
        notices.update("labels.gz", 0, OptionalLong.empty());

        assertThat(said).containsExactly("fetching images.gz, 26.4 MB", "fetching labels.gz");
    }
}
