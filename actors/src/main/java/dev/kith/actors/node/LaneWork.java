package dev.kith.actors.node;

import akka.actor.typed.javadsl.ActorContext;
import dev.kith.model.engine.Lane;
import dev.kith.model.method.Node;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs a node's work where it belongs: on its lane, with the outcome piped back to the actor, or at once in the actor if
 * the node has no lane. Either way a failure surfaces in the actor as a {@link StageFailedException}.
 */
final class LaneWork {
    private final ActorContext<Object> context;
    private final Hosting hosting;

    /** What the actor has to do when work is over. */
    record Done(Runnable then) {
        void run() {
            then.run();
        }
    }

    LaneWork(ActorContext<Object> context, Hosting hosting) {
        this.context = context;
        this.hosting = hosting;
    }

    /** A stage of a step; it appears in the timeline. */
    <T> void stage(Lane.Priority priority, String activity, long step, Callable<T> work, Consumer<T> then) {
        Callable<T> recorded = hosting.lane().isPresent()
                ? () -> hosting.timeline().record(hosting.name(), activity, step, work::call)
                : () -> hosting.timeline().part(hosting.name(), activity, step, work::call);
        run(activity, step, recorded, lane -> lane.submit(priority, step, recorded), then);
    }

    /** Anything else: it comes before waiting stages, and in no timeline. */
    <T> void aside(String activity, long step, Callable<T> work, Consumer<T> then) {
        run(activity, step, work, lane -> lane.submit(Lane.Priority.BACKWARD, work), then);
    }

    private <T> void run(
            String activity,
            long step,
            Callable<T> work,
            Function<Lane, CompletionStage<T>> submission,
            Consumer<T> then) {
        if (hosting.lane().isPresent()) {
            pipe(activity, step, submission.apply(hosting.lane().get()), then);
        } else {
            then.accept(here(activity, step, work));
        }
    }

    /** Pipes work that was started elsewhere back to the actor. */
    <T> void pipe(String activity, long step, CompletionStage<T> work, Consumer<T> then) {
        context.pipeToSelf(
                work,
                (value, failure) -> new Done(() -> {
                    if (failure != null) {
                        throw new StageFailedException(hosting.name(), activity, step, failure);
                    }
                    then.accept(value);
                }));
    }

    // Errors, too: whatever ends the node's work must end the attempt with its name on it.
    @SuppressWarnings("CatchThrowable")
    private <T> T here(String activity, long step, Callable<T> work) {
        try {
            return work.call();
        } catch (Throwable failure) {
            throw new StageFailedException(hosting.name(), activity, step, failure);
        }
    }

    /** Frees what the node owns, after the work that is under way. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody is left to wait; whoever closes the lane waits for all of it
    void close(Node node) {
        if (hosting.lane().isPresent()) {
            hosting.lane().get().submit(Lane.Priority.CLOSE, () -> closed(node));
        } else {
            closed(node);
        }
    }

    private boolean closed(Node node) {
        try {
            node.close();
        } catch (Exception failure) {
            context.getSystem().log().warn("{} could not be closed: {}", hosting.name(), failure.toString());
        }
        return true;
    }
}
