package dev.kith.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class RunViewsTest {
    private final RunEvents events = new RunEvents(InstantSource.system());
    private final RunViews views = new RunViews();

    private RunView created(String id) {
        return RunView.of(id, RunState.absent().apply(events.created(new Specification("shapes", ""))));
    }

    @Test
    void runsAreInTheOrderOfTheirNamesUntilTheyAreAbsent() {
        views.put(created("b"));
        views.put(created("a"));
        assertThat(views.all()).extracting(RunView::id).containsExactly("a", "b");

        views.put(RunView.of("a", RunState.absent()));
        assertThat(views.all()).extracting(RunView::id).containsExactly("b");
        assertThat(views.contain("a")).isFalse();
        assertThat(views.find("a")).isEmpty();
    }

    @Test
    void onlyWhoWaitsHasAPlace() {
        RunView run = created("a");
        views.put(run);
        views.place(Map.of("a", 2));
        assertThat(views.find("a").orElseThrow().queuePosition()).hasValue(2);

        views.put(run.in(run.state().apply(events.starting(1))));
        assertThat(views.find("a").orElseThrow().queuePosition()).isEmpty();
    }

    @Test
    void everyChangeGivesANewVersionAndNothingElseDoes() {
        long first = views.version();
        views.put(created("a"));
        long second = views.version();
        views.place(Map.of("a", 0));
        long third = views.version();
        views.place(Map.of("a", 0));

        assertThat(first).isLessThan(second);
        assertThat(second).isLessThan(third);
        assertThat(views.version()).isEqualTo(third);
    }
}
