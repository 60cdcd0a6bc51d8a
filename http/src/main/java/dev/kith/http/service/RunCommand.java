package dev.kith.http.service;

import akka.actor.typed.ActorRef;
import dev.kith.http.service.creation.CreationKey;
import java.util.Optional;

/** What a run hears. */
sealed interface RunCommand {

    /** Something that is answered. */
    sealed interface Request extends RunCommand {
        ActorRef<RunAnswer> replyTo();
    }

    /** Be this run. */
    record Create(Specification specification, Optional<CreationKey> key, ActorRef<RunAnswer> replyTo)
            implements Request {
        Create(Specification specification, ActorRef<RunAnswer> replyTo) {
            this(specification, Optional.empty(), replyTo);
        }
    }

    /** Do this. */
    record Control(RunVerb verb, ActorRef<RunAnswer> replyTo) implements Request {}

    /** Go on with other settings. */
    record Change(SettingsPatch patch, ActorRef<RunAnswer> replyTo) implements Request {}

    /** It is its turn. */
    record Begin() implements RunCommand {}

    /** The service ends: save, and go on when it is there again. */
    record Close() implements RunCommand {}

    /** Tell of what happens, beginning after a number. */
    record Subscribe(long after, ActorRef<FeedEvent> subscriber) implements RunCommand {}

    record Unsubscribed(ActorRef<FeedEvent> subscriber) implements RunCommand {}

    /** The journal is read. */
    record Recovered() implements RunCommand {}

    /** Nothing has been asked of it for a while: end, or answer that it stays. */
    record Leave(ActorRef<String> stays) implements RunCommand {}

    record AttemptBegan(long attempt, long fromStep) implements RunCommand {}

    record AttemptTold(long attempt, RunExecutor.Telemetry telemetry) implements RunCommand {}

    record AttemptEnded(long attempt, RunExecutor.End end) implements RunCommand {}
}
