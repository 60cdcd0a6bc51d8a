package dev.kith.actors;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigFactory;
import dev.kith.actors.node.Attempt;
import dev.kith.protocol.wire.Header;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An {@link ActorTestKit} for a test class: register it in a static field. */
public final class ActorKit implements AfterAllCallback {
    /** The attempt that all test actors belong to. */
    public static final Attempt ATTEMPT = new Attempt("run", 2, 1, 2, 1, 5);

    private final ActorTestKit kit = ActorTestKit.create("test", ConfigFactory.load("kith-actors"));

    public ActorTestKit kit() {
        return kit;
    }

    public <T> TestProbe<T> probe(Class<T> type) {
        return kit.createTestProbe(type);
    }

    /** Starts an actor whose failure is not logged. */
    public <T> ActorRef<T> start(Behavior<T> behavior) {
        return kit.spawn(Behaviors.supervise(behavior)
                .onFailure(SupervisorStrategy.stop().withLoggingEnabled(false)));
    }

    public String reference(ActorRef<?> actor) {
        return ActorRefResolver.get(kit.system()).toSerializationFormat(actor);
    }

    public static Header header(String sender, long step) {
        return ATTEMPT.header(sender, step).build();
    }

    /** A header of the attempt before. */
    public static Header stale(String sender, long step) {
        return ATTEMPT.header(sender, step).setAttempt(1).build();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        kit.shutdownTestKit();
    }
}
