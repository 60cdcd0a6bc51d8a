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

    @Test
    void noRunBeginsBeforeTheServiceSaysSo() throws Exception {
        FakeExecutor first = new FakeExecutor();
        try (KithService service = KithService.open(directory, first)) {
            RunAnswer answer = service.runs()
                    .create("one", RunKit.SPECIFICATION)
                    .toCompletableFuture()
                    .get();
            assertThat(answer).isInstanceOf(RunAnswer.Done.class);
        }
        assertThat(first.nothingBegun()).isTrue();

        FakeExecutor second = new FakeExecutor();
        second.obedient = true;
        try (KithService service = KithService.open(directory, second)) {
            service.begin();
            assertThat(second.awaitAttempt().id()).isEqualTo("one");
        }
    }
}
