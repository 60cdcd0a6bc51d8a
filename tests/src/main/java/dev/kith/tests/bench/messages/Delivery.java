package dev.kith.tests.bench.messages;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import com.google.protobuf.Message;
import com.typesafe.config.ConfigFactory;
import java.util.concurrent.CompletableFuture;

/** Two actors and what passes between them, in an actor system like that of a run. All times are in nanoseconds. */
final class Delivery implements AutoCloseable {
    private final ActorSystem<Order> system =
            ActorSystem.create(sender(), "kith-bench", ConfigFactory.load("kith-actors"));

    private sealed interface Order permits Burst, Rally {}

    private record Burst(Message message, int count, CompletableFuture<Long> nanos) implements Order {}

    private record Rally(Message message, int count, CompletableFuture<Long> nanos) implements Order {}

    /** A message and who wants it back. */
    private record Ball(Message message, ActorRef<Ball> from) {}

    /**
     * A message of many that one actor tells another without waiting: from the first being told to the last being heard,
     * so that nobody's waking up counts.
     */
    double burst(Message message, int count) {
        CompletableFuture<Long> nanos = new CompletableFuture<>();
        system.tell(new Burst(message, count, nanos));
        return (double) nanos.join() / count;
    }

    /** A message that is told when the one before has come back: half of a round trip. */
    double pingPong(Message message, int count) {
        CompletableFuture<Long> nanos = new CompletableFuture<>();
        system.tell(new Rally(message, count, nanos));
        return (double) nanos.join() / count;
    }

    private static Behavior<Order> sender() {
        return Behaviors.receive(Order.class)
                .onMessage(
                        Burst.class,
                        order -> Behaviors.setup(context -> {
                            // An actor of its own for each order: it counts, and ends.
                            long start = System.nanoTime();
                            ActorRef<Message> receiver =
                                    context.spawnAnonymous(counter(start, order.count(), order.nanos()));
                            for (int i = 0; i < order.count(); i++) {
                                receiver.tell(order.message());
                            }
                            return sender();
                        }))
                .onMessage(
                        Rally.class,
                        order -> Behaviors.setup(context -> {
                            context.spawnAnonymous(server(order));
                            return sender();
                        }))
                .build();
    }

    private static Behavior<Message> counter(long start, int count, CompletableFuture<Long> nanos) {
        int[] left = {count};
        return Behaviors.receiveMessage(message -> {
            left[0]--;
            if (left[0] > 0) {
                return Behaviors.same();
            }
            nanos.complete(System.nanoTime() - start);
            return Behaviors.stopped();
        });
    }

    private static Behavior<Ball> returner() {
        return Behaviors.setup(context -> Behaviors.receiveMessage(ball -> {
            ball.from().tell(new Ball(ball.message(), context.getSelf()));
            return Behaviors.same();
        }));
    }

    private static Behavior<Ball> server(Rally order) {
        return Behaviors.setup(context -> {
            ActorRef<Ball> other = context.spawnAnonymous(returner());
            int[] left = {Math.max(1, order.count() / 2)};
            long start = System.nanoTime();
            other.tell(new Ball(order.message(), context.getSelf()));
            return Behaviors.receiveMessage(ball -> {
                left[0]--;
                if (left[0] > 0) {
                    other.tell(new Ball(ball.message(), context.getSelf()));
                    return Behaviors.same();
                }
                order.nanos().complete(System.nanoTime() - start);
                return Behaviors.stopped();
            });
        });
    }

    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }
}
