package dev.kith.tests.bench.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkedLinesTest {
    private final List<String> lines = new ArrayList<>();
    private final ChunkedLines chunks = new ChunkedLines(lines::add);

    private void read(String text) throws IOException {
        chunks.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void linesGoOverChunksAndPieces() throws Exception {
        read("6\r\nab\nid:\r\n");
        read("10");
        read("\r\n7\n\n0123456789abc\r\n1\r\n\n\r\n");

        assertThat(lines).containsExactly("ab", "id:7", "", "0123456789abc");
    }

    @Test
    void theLastChunkIsTheEnd() {
        assertThatThrownBy(() -> read("1\r\n\n\r\n0\r\n")).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsNoSizeIsAnError() {
        assertThatThrownBy(() -> read("id:1\n")).isInstanceOf(IOException.class);
    }
}
