package dev.kith.model.checkpoint;

import java.nio.ByteBuffer;

/**
 * A tensor as a safetensors file holds it.
 *
 * @param shape row-major
 * @param data {@code type.bytes() * product(shape)} bytes, direct, little-endian
 */
@SuppressWarnings("ArrayRecordComponent") // a handle of megabytes, compared nowhere
public record StoredTensor(ElementType type, long[] shape, ByteBuffer data) {}
