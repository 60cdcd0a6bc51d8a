package dev.kith.http.cli;

import dev.kith.model.method.PseudoLabels;
import dev.kith.model.run.Cut;
import dev.kith.model.run.RunListener;
import java.util.Map;

/** Several who hear of the same run. */
final class RunListeners {

    private RunListeners() {}

    /** Tells the first, then the second. */
    static RunListener both(RunListener first, RunListener second) {
        return new RunListener() {
            @Override
            public void phase(String name) {
                first.phase(name);
                second.phase(name);
            }

            @Override
            public void stepped(long step, long totalSteps, Map<String, Double> metrics) {
                first.stepped(step, totalSteps, metrics);
                second.stepped(step, totalSteps, metrics);
            }

            @Override
            public void evaluated(long step, Map<String, Double> metrics) {
                first.evaluated(step, metrics);
                second.evaluated(step, metrics);
            }

            @Override
            public void notice(String text) {
                first.notice(text);
                second.notice(text);
            }

            @Override
            public void voted(PseudoLabels labels) {
                first.voted(labels);
                second.voted(labels);
            }

            @Override
            public void cut(Cut cut) {
                first.cut(cut);
                second.cut(cut);
            }
        };
    }
}
