package dev.kith.tests.bench.messages;

import com.google.protobuf.ByteString;
import dev.kith.model.engine.HostTensor;
import dev.kith.protocol.wire.Batch;
import dev.kith.protocol.wire.Parameters;
import dev.kith.protocol.wire.Tensor;
import java.util.List;

/** What Kith does not do: messages that own their bytes. Receivers copy into buffers that are there already. */
final class HandOver {
    private final List<HostTensor> received;

    /** @param like tensors of the same sizes */
    HandOver(List<HostTensor> like) {
        this.received =
                like.stream().map(tensor -> HostTensor.allocate(tensor.shape())).toList();
    }

    List<HostTensor> of(Batch batch) {
        Batch.Builder copy = batch.toBuilder();
        for (int view = 0; view < batch.getViewsCount(); view++) {
            copy.setViews(view, owning(batch.getViews(view)));
        }
        return receive(copy.build().getViewsList());
    }

    List<HostTensor> of(Parameters parameters) {
        Parameters copy =
                parameters.toBuilder().setValues(owning(parameters.getValues())).build();
        return receive(List.of(copy.getValues()));
    }

    private static Tensor owning(Tensor tensor) {
        return tensor.toBuilder()
                .setData(ByteString.copyFrom(tensor.getData().asReadOnlyByteBuffer()))
                .build();
    }

    private List<HostTensor> receive(List<Tensor> tensors) {
        for (int i = 0; i < tensors.size(); i++) {
            received.get(i).data().clear().put(tensors.get(i).getData().asReadOnlyByteBuffer());
        }
        return received;
    }
}
