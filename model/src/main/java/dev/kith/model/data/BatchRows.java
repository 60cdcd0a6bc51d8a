package dev.kith.model.data;

/**
 * The rows of a batch before they are decoded.
 *
 * @param indices training example of each row
 * @param labels its class, or −1 in the unlabelled part
 */
@SuppressWarnings("ArrayRecordComponent") // made and used in one place
public record BatchRows(int[] indices, int[] labels) {}
