package dev.kith.model.evidence;

/**
 * An image that somebody sends.
 *
 * @param name in answers and complaints
 * @param encoded JPEG, PNG, BMP, GIF, TIFF or WebP
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, compared nowhere
public record Upload(String name, byte[] encoded) {}
