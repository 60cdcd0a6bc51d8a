package dev.kith.http.service;

import dev.kith.model.run.SettingsChange;
import dev.kith.protocol.wire.RunSettingChange;
import dev.kith.protocol.wire.RunSettingsChanged;
import dev.kith.protocol.wire.RunSettingsRequested;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of a run, and how they came about.
 *
 * @param asked those that it was created with
 * @param now those that hold
 * @param wanted those that hold from the next attempt on, if others were asked for while one is under way
 * @param changes the latest, in the order in which they came
 */
public record RunSettings(
        Specification asked, Specification now, Optional<Wanted> wanted, List<SettingsChange> changes) {
    private static final int KEPT = 200;

    /**
     * What is to hold.
     *
     * @param changes against what holds; never empty
     */
    public record Wanted(Specification specification, List<RunSettingChange> changes, Instant since) {}

    static RunSettings of(Specification asked) {
        return new RunSettings(asked, asked, Optional.empty(), List.of());
    }

    /** What a further change begins with. */
    public Specification latest() {
        return wanted.map(Wanted::specification).orElse(now);
    }

    /** Asked for while an attempt is under way. */
    RunSettings requested(RunSettingsRequested event, Instant time) {
        if (event.getChangesCount() == 0) {
            return dropped(); // taken back
        }
        Specification next = new Specification(now.preset(), event.getConfig());
        return new RunSettings(asked, now, Optional.of(new Wanted(next, event.getChangesList(), time)), changes);
    }

    /** They hold. */
    RunSettings changed(RunSettingsChanged event, Instant time) {
        long step = event.getPosition().getStep();
        List<SettingsChange> all = Stream.concat(
                        changes.stream(),
                        event.getChangesList().stream()
                                .map(change -> new SettingsChange(
                                        step,
                                        change.getKey(),
                                        new BigDecimal(change.getFrom()),
                                        new BigDecimal(change.getTo()),
                                        time.toString())))
                .toList();
        Specification next = new Specification(now.preset(), event.getConfig());
        return new RunSettings(asked, next, Optional.empty(), all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }

    /** An attempt makes its steps from one on: those that are made again are made with what holds now. */
    RunSettings begun(long fromStep) {
        List<SettingsChange> corrected =
                changes.stream().map(change -> change.notAfter(fromStep)).toList();
        return new RunSettings(asked, now, wanted, corrected);
    }

    /** There will be no further attempt, or it shall go on as it is. */
    RunSettings dropped() {
        return new RunSettings(asked, now, Optional.empty(), changes);
    }
}
