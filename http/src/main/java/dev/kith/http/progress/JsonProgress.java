package dev.kith.http.progress;

import dev.kith.model.run.FoundData;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Events for programs. A step is told when there are new metrics of it. */
public final class JsonProgress implements Progress {
    private final JsonEvents events;
    private final String run;
    private Map<String, Double> told = Map.of();

    /** @param run which run is meant, where there are several: {@code main} or {@code control} */
    public JsonProgress(JsonEvents events, String run) {
        this.events = events;
        this.run = run;
    }

    @Override
    public void phase(String name) {
        events.event("phase", with("name", name));
    }

    /** The object of {@code report.json}; its notices are no events of their own. */
    @Override
    public void found(FoundData found) {
        events.event("found", with("found", found));
    }

    @Override
    public synchronized void stepped(long step, long totalSteps, Map<String, Double> metrics) {
        if (metrics.equals(told)) {
            return;
        }
        told = metrics;
        Map<String, Object> values = with("step", step);
        values.put("total_steps", totalSteps);
        values.put("metrics", new TreeMap<>(metrics));
        events.event("step", values);
    }

    @Override
    public void evaluated(long step, Map<String, Double> metrics) {
        Map<String, Object> values = with("step", step);
        values.put("metrics", new TreeMap<>(metrics));
        events.event("evaluation", values);
    }

    @Override
    public void notice(String text) {
        events.event("notice", with("text", text));
    }

    private Map<String, Object> with(String name, Object value) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("run", run);
        values.put(name, value);
        return values;
    }

    @Override
    public void close() {}
}
