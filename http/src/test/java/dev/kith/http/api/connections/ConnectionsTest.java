package dev.kith.http.api.connections;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who makes room for whom. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ConnectionsTest {
    private static final HttpRequest REQUEST = HttpRequest.GET("/v1/runs");

    private final AtomicLong nanos = new AtomicLong();
    private final List<Connection> ended = new ArrayList<>();
    private final Connections connections =
            new Connections(new Room(6, 4, 3, 0, Duration.ofSeconds(10), Duration.ofSeconds(60)), nanos::get);

    private Optional<Connection> offered(String address) {
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        try {
            Optional<Connection> admitted = connections.admit(InetAddress.getByName(address));
            admitted.ifPresent(connection -> connection.open(() -> ended.add(connection)));
            return admitted;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection opened(String address) {
        return offered(address).orElseThrow();
    }

    private static HttpResponse endless() {
        return HttpResponse.create()
                .withEntity(HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, Source.<ByteString>maybe()));
    }

    private Connection known(String address, HttpResponse answer) {
        Connection connection = opened(address);
        connection.asked();
        Connection.know(connection.mark(REQUEST));
        connection.answered(answer);
        return connection;
    }

    @Test
    void theOldestSilentOneOfAnAddressMakesRoomForItsNext() {
        Connection first = opened("127.0.0.1");
        Connection second = opened("127.0.0.1");
        Connection third = opened("127.0.0.1");
        assertThat(ended).isEmpty();
        opened("127.0.0.1");
        assertThat(ended).containsExactly(first);
        second.asked();
        opened("127.0.0.1");

        assertThat(ended).as("what is answered stays").containsExactly(first, third);
    }

    @Test
    void oneCustomerOfIpv6IsOneAddress() {
        Connection first = opened("2001:db8::1");
        opened("2001:db8::2");
        opened("2001:db8:0:0:ffff::3");
        opened("2001:db8:0:1::4");
        assertThat(ended).isEmpty();
        opened("2001:db8::5");

        assertThat(ended).containsExactly(first);
    }

    @Test
    void thoseThatAreKnownStayWhileStrangersComeAndGo() {
        Connection reader = known("10.0.0.1", endless());
        Connection resting = known("10.0.0.1", HttpResponse.create());
        for (int i = 0; i < 1_000; i++) {
            opened("10.0.0." + i % 250);
        }

        assertThat(ended).hasSize(996).doesNotContain(reader, resting);
        assertThat(connections.count()).isEqualTo(6);
    }

    @Test
    void ofThoseThatAreKnownTheOneMakesRoomThatRestsLongest() {
        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(known("10.0.0.1", i < 4 ? endless() : HttpResponse.create()));
        }
        opened("10.0.0.1");
        assertThat(ended).containsExactly(all.get(4));
        known("10.0.0.1", endless());
        known("10.0.0.1", endless());

        assertThat(ended).contains(all.get(5)).doesNotContainAnyElementsOf(all.subList(0, 4));
        assertThat(offered("10.0.0.1")).as("all of them read events").isEmpty();
    }

    @Test
    void aStrangerThatLoadsAFileIsNoReaderOfEvents() {
        Connection stranger = opened("127.0.0.1");
        stranger.asked();
        stranger.answered(endless());
        opened("127.0.0.1").asked();
        opened("127.0.0.1").asked();
        opened("127.0.0.1");

        assertThat(ended).containsExactly(stranger);
    }

    @Test
    void aRequestHasItsTimeHoweverItDrips() {
        Connection silent = opened("127.0.0.1");
        Connection dripping = opened("127.0.0.2");
        Connection second = known("127.0.0.3", HttpResponse.create());
        Connection reader = known("127.0.0.4", endless());
        for (int i = 0; i < 10; i++) {
            connections.sweep();
            assertThat(ended).isEmpty();
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            dripping.heard();
            second.heard();
            reader.said();
        }
        connections.sweep();

        assertThat(ended).contains(silent, dripping).doesNotContain(reader);
        connections.closed(silent);
        connections.closed(dripping);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        connections.sweep();
        assertThat(ended).contains(second).doesNotContain(reader);
    }

    @Test
    void whereNothingHappensForAMinuteNobodyIs() {
        Connection resting = known("127.0.0.1", HttpResponse.create());
        nanos.addAndGet(Duration.ofSeconds(60).toNanos());
        connections.sweep();
        assertThat(ended).isEmpty();
        nanos.addAndGet(1);
        connections.sweep();

        assertThat(ended).containsExactly(resting);
    }

    @Test
    void atTheEndWhatRestsGoesAndWhatIsAskedIsAnswered() {
        known("127.0.0.1", HttpResponse.create());
        Connection asking = opened("127.0.0.1");
        CompletableFuture<HttpResponse> answer = asking.asked();
        CompletableFuture<Void> empty = connections.end();
        assertThat(ended).hasSize(1);
        connections.closed(ended.get(0));
        connections.answer(HttpResponse.create().withStatus(503));
        assertThat(answer).isCompleted();
        assertThat(empty).isNotDone();
        connections.closed(asking);

        assertThat(empty).isDone();
    }

    @Test
    void oneThatIsGivenUpBeforeItBeginsEndsWhenItDoes() throws Exception {
        Connection early = connections.admit(InetAddress.getLoopbackAddress()).orElseThrow();
        early.giveUp();
        early.open(() -> ended.add(early));

        assertThat(ended).containsExactly(early);
    }
}
