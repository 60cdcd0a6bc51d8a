package dev.kith.tests.bench.pipeline;

import java.util.Map;
import java.util.TreeMap;

/** How long the pieces of a step take, in milliseconds: on the device, and on the host. */
record Times(double onlineForward, double backward, double targetForward, double update, double load, double vote) {

    /** Everything that the device does in a step. */
    double device() {
        return onlineForward + backward + targetForward + update;
    }

    /** One thing after the other. */
    double sum() {
        return device() + load + vote;
    }

    /** The least time of a step: the device, all loaders or the voter never rest. */
    double ideal(int workers) {
        return Math.max(device(), Math.max(load / workers, vote));
    }

    /** For a report. */
    Map<String, Object> asMap() {
        Map<String, Object> map = new TreeMap<>();
        map.put("online_forward_ms", onlineForward);
        map.put("backward_ms", backward);
        map.put("target_forward_ms", targetForward);
        map.put("update_ms", update);
        map.put("load_ms", load);
        map.put("vote_ms", vote);
        return map;
    }
}
