package dev.kith.model.data.published;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes the body of one answer to a file while it computes the checksum; its value is the number of bytes received. The
 * body of an answer other than 200 is discarded. The client delivers the parts one after the other, and completes the
 * body after all of them, so that only the count needs to be safe for other threads.
 */
final class ReceivingBody implements HttpResponse.BodyHandler<Long> {
    private final FileChannel file;
    private final MessageDigest digest;
    private final String name;
    private final Downloads.Progress progress;
    private final AtomicLong received = new AtomicLong();

    ReceivingBody(FileChannel file, MessageDigest digest, String name, Downloads.Progress progress) {
        this.file = file;
        this.digest = digest;
        this.name = name;
        this.progress = progress;
    }

    /** Bytes that have arrived so far; may be asked on any thread. */
    long received() {
        return received.get();
    }

    @Override
    public HttpResponse.BodySubscriber<Long> apply(HttpResponse.ResponseInfo response) {
        return response.statusCode() == 200
                ? new Writer(response.headers().firstValueAsLong("Content-Length"))
                : HttpResponse.BodySubscribers.replacing(0L);
    }

    private final class Writer implements HttpResponse.BodySubscriber<Long> {
        private final CompletableFuture<Long> done = new CompletableFuture<>();
        private final OptionalLong total;

        Writer(OptionalLong total) {
            this.total = total;
        }

        @Override
        public CompletionStage<Long> getBody() {
            return done;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            done.whenComplete((bytes, failure) -> subscription.cancel()); // no effect after the last part
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            try {
                for (ByteBuffer buffer : buffers) {
                    received.addAndGet(buffer.remaining());
                    digest.update(buffer.duplicate());
                    while (buffer.hasRemaining()) {
                        file.write(buffer);
                    }
                }
                progress.update(name, received.get(), total);
            } catch (IOException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        }

        @Override
        public void onError(Throwable failure) {
            done.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            done.complete(received.get());
        }
    }
}
