package dev.kith.http.service;

import dev.kith.config.hocon.ConfigurationException;
import dev.kith.protocol.wire.RunEvent;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Judges what is asked of a run: it is answered at once, or leads to events. */
final class RunDesk {
    private final String id;
    private final RunEvents events;
    private final RunRules rules;
    private final RunWork work;
    private final RunAudience audience;

    /** What comes of a request. */
    sealed interface Verdict {
        /** Nothing happens. */
        record Answer(RunAnswer answer) implements Verdict {}

        /** It is done when the journal has them. */
        record Happens(List<RunEvent> events) implements Verdict {}
    }

    RunDesk(String id, RunEvents events, RunRules rules, RunWork work, RunAudience audience) {
        this.id = id;
        this.events = events;
        this.rules = rules;
        this.work = work;
        this.audience = audience;
    }

    Verdict judge(RunState state, RunCommand.Request request) {
        if (request instanceof RunCommand.Create create) {
            return create(state, create);
        } else if (state.status() == RunStatus.ABSENT) {
            return answer(new RunAnswer.Unknown(id));
        } else if (request instanceof RunCommand.Control control) {
            RunVerb verb = control.verb();
            Optional<RunEvent> event = rules.asked(state, verb);
            if (verb == RunVerb.DELETE && event.isPresent()) {
                return delete(event.get());
            }
            return event.map(this::happens).orElseGet(() -> refused(verb));
        }
        return change(state, ((RunCommand.Change) request).patch());
    }

    private Verdict create(RunState state, RunCommand.Create request) {
        Specification wanted = request.specification();
        if (state.status() != RunStatus.ABSENT) {
            RunView run = audience.view();
            boolean same = state.settings().asked().equals(wanted);
            return answer(same ? new RunAnswer.Unchanged(run) : new RunAnswer.Taken(run));
        }
        try {
            return work.reserve(wanted)
                    ? happens(events.created(wanted, request.key()))
                    : answer(new RunAnswer.Occupied(id));
        } catch (UncheckedIOException e) {
            return answer(new RunAnswer.Unwritable(String.valueOf(e.getMessage())));
        }
    }

    /** Files go first: a run that is in the journal without them can still be deleted, files without a run could not. */
    private Verdict delete(RunEvent deleted) {
        Optional<String> stayed = work.removeFiles();
        return stayed.isPresent() ? answer(new RunAnswer.FilesStayed(audience.view(), stayed.get())) : happens(deleted);
    }

    private Verdict change(RunState state, SettingsPatch patch) {
        if (!state.status().allows(RunVerb.SETTINGS)) {
            return refused(RunVerb.SETTINGS);
        }
        try {
            Specification target = LiveSettings.apply(state.settings().latest(), patch);
            work.check(target);
            Optional<RunEvent> event = rules.changed(state, target);
            return event.map(this::happens).orElseGet(() -> answer(new RunAnswer.Unchanged(audience.view())));
        } catch (ConfigurationException e) {
            return answer(new RunAnswer.Invalid(e));
        }
    }

    private Verdict refused(RunVerb verb) {
        return answer(new RunAnswer.Refused(audience.view(), verb));
    }

    private Verdict answer(RunAnswer answer) {
        return new Verdict.Answer(answer);
    }

    private Verdict happens(RunEvent event) {
        return new Verdict.Happens(List.of(event));
    }
}
