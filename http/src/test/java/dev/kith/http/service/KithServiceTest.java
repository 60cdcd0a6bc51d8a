package dev.kith.http.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class KithServiceTest {
    @TempDir
    private Path directory;

    @Test
    void aDirectoryBelongsToOneServiceAtATime() throws Exception {
        try (KithService first = KithService.open(directory, new FakeExecutor())) {
            assertThatThrownBy(() -> KithService.open(directory, new FakeExecutor()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another service");
            assertThat(first.runs().all().toCompletableFuture().get()).isEmpty();
        }
        KithService.open(directory, new FakeExecutor()).close();
    }
}
