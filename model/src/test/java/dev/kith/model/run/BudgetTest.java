package dev.kith.model.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsPrinter;
import dev.kith.config.hocon.SettingsRequest;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static PreparedRun prepare(String... changes) {
        SettingsRequest request = SettingsRequest.ofPreset("shapes")
                .assign(
                        "data.shapes-train=260",
                        "data.shapes-test=20",
                        "data.validation=20",
                        "data.image-size=8",
                        "data.labels-per-class=4",
                        "batch.size=40",
                        "batch.labelled=10",
                        "encoder.width=2",
                        "encoder.blocks=1",
                        "projector.hidden=4",
                        "projector.output=4",
                        "predictor.hidden=4",
                        "predictor.output=4",
                        "evaluation.every-steps=0")
                .assign(changes);
        return PreparedRun.prepare(SettingsLoader.load(request).settings());
    }

    @Test
    void epochsCountPassesOverTheUnlabelledPool() {
        PreparedRun run = prepare("budget.epochs=1.5");
        assertThat(run.partition().unlabelled()).hasSize(200);
        assertThat(run.context().totalSteps()).isEqualTo(10); // 1.5 · 200 / 30
    }

    @Test
    void controlsCountTheirOwnRows() {
        PreparedRun run = prepare("budget.epochs=2", "method=supervised");
        assertThat(run.context().totalSteps()).isEqualTo(2); // 2 · 40 / 40
    }

    @Test
    void minutesBecomeStepsThatTheSettingsKeep() {
        PreparedRun run = prepare("budget.minutes=0.01");
        Settings settings = run.settings();
        assertThat(settings.budget().minutes()).isEmpty();
        assertThat(settings.budget().steps()).hasValue(run.context().totalSteps());
        assertThat(run.context().totalSteps()).isPositive();
        Settings again = SettingsLoader.load(SettingsRequest.ofRun(SettingsPrinter.print(settings), "config.conf"))
                .settings();
        assertThat(again).isEqualTo(settings);
    }
}
