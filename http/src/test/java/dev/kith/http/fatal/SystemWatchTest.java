package dev.kith.http.fatal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SystemWatchTest {
    private final ActorSystem<Void> system =
            ActorSystem.create(Behaviors.empty(), "watched", ConfigFactory.load("kith-service"));
    private final List<String> told = new CopyOnWriteArrayList<>();

    private SystemWatch watch(Duration look) {
        return new SystemWatch(system, look, told::add);
    }

    @AfterEach
    void end() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }

    @Test
    void anEndThatWasNotAskedForIsTold() {
        try (SystemWatch watch = watch(Duration.ofMinutes(1))) {
            assertThat(watch).isNotNull();
            end();
            await().untilAsserted(() -> assertThat(told).containsExactly("its actor system has ended"));
        }
    }

    @Test
    void theEndOfTheServiceIsNot() {
        watch(Duration.ofMillis(1)).close();
        end();
        assertThat(told).isEmpty();
    }

    @Test
    void aThreadThatDoesNotAnswerIsTold() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        system.dispatchers().lookup(DispatcherSelector.defaultDispatcher()).execute(() -> {
            try {
                blocked.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (SystemWatch watch = watch(Duration.ofMillis(5))) {
            assertThat(watch).isNotNull();
            await().untilAsserted(() -> assertThat(told).containsExactly("its actor system has not answered for 0 s"));
        } finally {
            blocked.countDown();
        }
    }

    @Test
    void whatFailsOutsideOfTheHeapConcernsItsRequestAlone() {
        OutOfMemoryError outside = new OutOfMemoryError("Cannot reserve 1024 bytes of direct buffer memory");

        assertThat(FatalErrors.isRoomOutsideTheHeap(new CompletionException(outside)))
                .isTrue();
        assertThat(FatalErrors.isRoomOutsideTheHeap(new OutOfMemoryError("Java heap space")))
                .isFalse();
    }
}
