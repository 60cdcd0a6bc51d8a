package dev.kith.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.engine.HostTensor;
import org.junit.jupiter.api.Test;

class ParameterHashTest {

    @Test
    void isTheSha256OfTheLittleEndianBytes() {
        // printf '\0\0\200\077\0\0\0\300' | sha256sum
        assertThat(ParameterHash.sha256(HostTensor.of(new float[] {1, -2}, 2)))
                .isEqualTo("ee4ac73c2bd27756ab82780f27c73a7bc4d3f0bb6acb37e008bc27eccd7e588b");
        assertThat(ParameterHash.sha256(HostTensor.allocate(0)))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void tellsZeroFromMinusZero() {
        assertThat(ParameterHash.sha256(HostTensor.of(new float[] {0f}, 1)))
                .isNotEqualTo(ParameterHash.sha256(HostTensor.of(new float[] {-0f}, 1)));
    }
}
