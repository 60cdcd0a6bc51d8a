package dev.kith.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.kith.protocol.wire.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class TensorCodecTest {

    private static ByteBuffer direct(float... values) {
        ByteBuffer buffer =
                ByteBuffer.allocateDirect(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer;
    }

    @Test
    void insideOneJvmNoValueIsCopied() {
        ByteBuffer buffer = direct(1, 2, 3, 4, 5, 6);
        Tensor tensor = TensorCodec.wrapFloats(new long[] {2, 3}, buffer);
        ByteBuffer view = TensorCodec.floats(tensor);

        buffer.putFloat(8, 30);

        assertThat(TensorCodec.shape(tensor)).containsExactly(2, 3);
        assertThat(view.isDirect()).isTrue();
        assertThat(view.isReadOnly()).isTrue();
        assertThat(view.getFloat(8)).as("the same memory").isEqualTo(30);
    }

    @Test
    void whatCameOverAWireIsCopiedIntoADirectBuffer() throws Exception {
        Tensor sent = TensorCodec.wrapFloats(new long[] {3}, direct(1.5f, -2, Float.MIN_VALUE));

        ByteBuffer received = TensorCodec.floats(Tensor.parseFrom(sent.toByteArray()));

        assertThat(received.isDirect()).isTrue();
        assertThat(received.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        assertThat(received.getFloat(0)).isEqualTo(1.5f);
        assertThat(received.getFloat(4)).isEqualTo(-2);
        assertThat(received.getFloat(8)).isEqualTo(Float.MIN_VALUE);
    }

    @Test
    void aBufferIsWrappedFromItsFirstByteToItsLimitWhereverItsPositionIs() {
        ByteBuffer buffer = direct(1, 2, 3);
        buffer.position(8).limit(8);

        Tensor tensor = TensorCodec.wrapFloats(new long[] {2}, buffer);

        assertThat(TensorCodec.floats(tensor).getFloat(0)).isEqualTo(1);
        assertThat(buffer.position()).as("the lender's buffer is as before").isEqualTo(8);
    }

    @Test
    void anEmptyTensorPassesBothWays() throws Exception {
        Tensor empty = TensorCodec.wrapFloats(new long[] {0, 8}, direct());

        assertThat(TensorCodec.floats(empty).limit()).isZero();
        Tensor received = Tensor.parseFrom(empty.toByteArray());
        assertThat(TensorCodec.shape(received)).containsExactly(0, 8);
        assertThat(TensorCodec.floats(received).limit()).isZero();
        assertThat(TensorCodec.floats(received).isDirect()).isTrue();
    }

    @Test
    void aTensorWhoseBytesDoNotFitIsRefused() {
        assertThatThrownBy(() -> TensorCodec.wrapFloats(new long[] {2, 2}, direct(1, 2, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("12 bytes for a FLOAT32 tensor of shape [2, 2]");
    }

    @Test
    void aTensorOfAnotherTypeIsRefused() {
        Tensor bytes = Tensor.newBuilder()
                .setType(Tensor.Type.UINT8)
                .addShape(4)
                .setData(ByteString.copyFrom(new byte[4]))
                .build();

        assertThatThrownBy(() -> TensorCodec.floats(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("UINT8");
    }
}
