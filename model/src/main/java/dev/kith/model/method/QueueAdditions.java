package dev.kith.model.method;

/**
 * What a step added to the queue.
 *
 * @param queueVersion version of the queue that contains it: step + 1
 * @param entries the labelled rows' target embeddings, in the order they were added
 */
public record QueueAdditions(long step, long queueVersion, Embeddings entries) implements Payload {}
