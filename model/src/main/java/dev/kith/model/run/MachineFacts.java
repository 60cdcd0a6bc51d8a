package dev.kith.model.run;

import dev.kith.config.PipelineSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/** Under what conditions figures were reached. */
final class MachineFacts {

    private MachineFacts() {}

    static Map<String, Object> of(PipelineSettings settings) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("os", System.getProperty("os.name"));
        facts.put("arch", System.getProperty("os.arch"));
        facts.put("processors", Runtime.getRuntime().availableProcessors());
        facts.put("intra_op_threads", Lanes.threads(settings));
        facts.put("max_heap_bytes", Runtime.getRuntime().maxMemory());
        return facts;
    }
}
