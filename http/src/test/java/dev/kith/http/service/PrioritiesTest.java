package dev.kith.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who answers yields to who trains, whoever asked for the training. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class PrioritiesTest {

    private static int priority(Executor executor) {
        return CompletableFuture.supplyAsync(() -> Thread.currentThread().getPriority(), executor)
                .join();
    }

    @Test
    void threadsOfTheServiceArePatient() {
        ActorSystem<Void> system =
                ActorSystem.create(Behaviors.empty(), "priorities", ConfigFactory.load("kith-service"));
        try {
            assertThat(priority(system.dispatchers().lookup(DispatcherSelector.defaultDispatcher())))
                    .isEqualTo(Thread.MIN_PRIORITY);
            assertThat(priority(system.dispatchers().lookup(DispatcherSelector.blocking())))
                    .isEqualTo(Thread.MIN_PRIORITY);
        } finally {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().join();
        }
    }

    @Test
    void whatTheyStartIsNot() throws Exception {
        ThreadStarter starter = new ThreadStarter();
        CompletableFuture<Integer> started = new CompletableFuture<>();
        Thread patient = new Thread(() -> starter.start(
                () -> new Thread(() -> started.complete(Thread.currentThread().getPriority()))));
        patient.setPriority(Thread.MIN_PRIORITY);
        patient.start();

        assertThat(started.get(10, TimeUnit.SECONDS))
                .isEqualTo(Thread.currentThread().getPriority());
    }
}
