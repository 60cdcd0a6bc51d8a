package dev.kith.actors.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.actors.stage.ProtocolDefectException;
import dev.kith.protocol.wire.Cut;
import dev.kith.protocol.wire.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutDeskTest {
    private static final Cut CUT = Cut.getDefaultInstance();

    @Test
    void aFreeServiceGetsACutAtOnce() {
        CutDesk desk = new CutDesk();

        assertThat(desk.offer(5, CUT)).contains(new CutDesk.Numbered(5, CUT));
        assertThat(desk.isIdle()).isFalse();
        assertThat(desk.done()).isEmpty();
        assertThat(desk.isIdle()).isTrue();
    }

    @Test
    void whileItWorksOnlyTheNewestWaits() {
        CutDesk desk = new CutDesk();
        desk.offer(5, CUT);

        assertThat(desk.offer(10, CUT)).isEmpty();
        assertThat(desk.offer(15, CUT)).isEmpty();

        assertThat(desk.dropped()).isEqualTo(1);
        assertThat(desk.done()).contains(new CutDesk.Numbered(15, CUT));
        assertThat(desk.isIdle()).isFalse();
        assertThat(desk.done()).isEmpty();
    }

    @Test
    void theOneThatWaitsCanBeGivenUp() {
        CutDesk desk = new CutDesk();
        desk.offer(5, CUT);
        desk.offer(10, CUT);

        desk.dropWaiting();
        desk.dropWaiting();

        assertThat(desk.dropped()).isEqualTo(1);
        assertThat(desk.done()).isEmpty();
        assertThat(desk.isIdle()).isTrue();
    }

    @Test
    void aCutIsCompleteWithTheSnapshotsOfAllNodes() {
        CutAssembly assembly = new CutAssembly(5, List.of("a", "b"));
        Snapshot snapshot = Snapshot.getDefaultInstance();
        assembly.add("b", 5, snapshot);
        assembly.add("b", 5, snapshot);
        assertThat(assembly.isComplete()).isFalse();

        assembly.add("a", 5, snapshot);

        assertThat(assembly.isComplete()).isTrue();
        assertThat(assembly.states().keySet()).containsExactly("a", "b");
    }

    @Test
    void aSnapshotOfAnotherStepOrNodeIsADefect() {
        CutAssembly assembly = new CutAssembly(5, List.of("a", "b"));

        assertThatThrownBy(() -> assembly.add("a", 4, Snapshot.getDefaultInstance()))
                .isInstanceOf(ProtocolDefectException.class);
        assertThatThrownBy(() -> assembly.add("c", 5, Snapshot.getDefaultInstance()))
                .isInstanceOf(ProtocolDefectException.class);
    }
}
