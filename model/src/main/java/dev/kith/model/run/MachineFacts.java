package dev.kith.model.run;

import dev.kith.config.PipelineSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/** Under what conditions figures were reached. */
public final class MachineFacts {

    private MachineFacts() {}

    /** The machine, and how many of its threads one operation uses. */
    static Map<String, Object> of(PipelineSettings settings) {
        Map<String, Object> facts = ofMachine();
        facts.put("intra_op_threads", Lanes.threads(settings));
        return facts;
    }

    /** The machine alone. */
    public static Map<String, Object> ofMachine() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("os", System.getProperty("os.name"));
        facts.put("arch", System.getProperty("os.arch"));
        facts.put("processors", Runtime.getRuntime().availableProcessors());
        facts.put("max_heap_bytes", Runtime.getRuntime().maxMemory());
        return facts;
    }
}
