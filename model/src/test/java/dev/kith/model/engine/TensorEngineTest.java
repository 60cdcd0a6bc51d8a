package dev.kith.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import org.junit.jupiter.api.Test;

class TensorEngineTest {

    @Test
    void managersAreOnTheCpuAndStopRecordingOnTheirThread() {
        TensorEngine.load();
        JniUtils.setGradMode(true);

        try (PtNDManager manager = TensorEngine.newManager()) {
            assertThat(manager.getDevice()).isEqualTo(Device.cpu());
            assertThat(JniUtils.isGradMode()).isFalse();
        }
    }

    @Test
    void startsOfflineWithOneInterOpThread() {
        assertThat(TensorEngine.version()).startsWith("2.7.1");
        assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
        assertThat(JniUtils.getNumInteropThreads()).isEqualTo(1);
    }
}
