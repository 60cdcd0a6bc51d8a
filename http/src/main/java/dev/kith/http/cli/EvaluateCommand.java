package dev.kith.http.cli;

import dev.kith.config.Settings;
import dev.kith.http.progress.JsonEvents;
import dev.kith.http.report.EvaluationText;
import dev.kith.model.evaluation.ShippedEvaluation;
import dev.kith.model.evaluation.ShippedModel;
import dev.kith.model.evaluation.SplitScores;
import dev.kith.model.run.reopened.ModelData;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures the model of a run again. */
@Command(
        name = "evaluate",
        description = {
            "Measure the model of a completed run again.",
            "The shipped classifier, nearest neighbours and a linear probe on the test split, and which classes the shipped"
                    + " one confuses."
        })
final class EvaluateCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private RunOptions run = new RunOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ShippedModel model = run.model();
        Settings settings = run.settings();
        ModelData data = run.data(model, settings, console);
        if (!data.complete() && model.probe().isEmpty()) {
            console.err()
                    .println(
                            "the linear probe is left out: the labelled pictures that it is fitted on are not all there");
        }
        SplitScores scores =
                ShippedEvaluation.ofTestSplit(model, data.data(), data.complete(), RunOptions.threads(settings));
        if (output.json) {
            new JsonEvents(console.out()).write(EvaluationText.json(model.kind(), scores));
        } else {
            console.out()
                    .print(output.style(console).shown(EvaluationText.of(model.kind(), scores, output.style(console))));
        }
        return ExitCode.DONE;
    }
}
