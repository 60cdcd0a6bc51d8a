package dev.kith.actors.node;

import akka.actor.typed.Behavior;

/** Which actor hosts which role. */
public final class NodeActors {

    private NodeActors() {}

    /** The behavior that hosts a node; it hears the protocol of the node's role. */
    public static Behavior<?> host(Hosting hosting) {
        return switch (hosting.node().role()) {
            case LOADER -> BatchLoader.create(hosting);
            case LEARNER -> OnlineNetwork.create(hosting);
            case TEACHER -> TargetNetwork.create(hosting);
            case MEMORY -> EmbeddingQueue.create(hosting);
            case VOTER -> PseudoLabeler.create(hosting);
        };
    }
}
