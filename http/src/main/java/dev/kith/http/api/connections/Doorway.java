package dev.kith.http.api.connections;

import akka.stream.Attributes;
import akka.stream.BidiShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.stage.AbstractInHandler;
import akka.stream.stage.AbstractOutHandler;
import akka.stream.stage.AsyncCallback;
import akka.stream.stage.GraphStage;
import akka.stream.stage.GraphStageLogic;
import akka.util.ByteString;

/** Lets the bytes of a connection through, tells it of them, and ends both ways when it is given up. */
final class Doorway extends GraphStage<BidiShape<ByteString, ByteString, ByteString, ByteString>> {
    private final Inlet<ByteString> fromClient = Inlet.create("fromClient");
    private final Outlet<ByteString> toService = Outlet.create("toService");
    private final Inlet<ByteString> fromService = Inlet.create("fromService");
    private final Outlet<ByteString> toClient = Outlet.create("toClient");
    private final Connection connection;
    private final Runnable closed;

    /** @param closed hears of the end */
    Doorway(Connection connection, Runnable closed) {
        this.connection = connection;
        this.closed = closed;
    }

    @Override
    public BidiShape<ByteString, ByteString, ByteString, ByteString> shape() {
        return new BidiShape<>(fromService, toClient, fromClient, toService);
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new Logic();
    }

    private final class Logic extends GraphStageLogic {
        private final AsyncCallback<String> end = createAsyncCallback(why -> completeStage());

        Logic() {
            super(shape());
            pass(fromClient, toService, connection::heard);
            pass(fromService, toClient, connection::said);
        }

        @Override
        public void preStart() {
            connection.open(() -> end.invoke("given up"));
        }

        @Override
        public void postStop() {
            closed.run();
        }

        private void pass(Inlet<ByteString> in, Outlet<ByteString> out, Runnable heard) {
            setHandler(in, new AbstractInHandler() {
                @Override
                public void onPush() {
                    heard.run();
                    push(out, grab(in));
                }

                @Override
                public void onUpstreamFinish() {
                    complete(out);
                }

                @Override
                public void onUpstreamFailure(Throwable failure) {
                    fail(out, failure);
                }
            });
            setHandler(out, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    pull(in);
                }

                @Override
                public void onDownstreamFinish(Throwable cause) {
                    cancel(in, cause);
                }
            });
        }
    }
}
