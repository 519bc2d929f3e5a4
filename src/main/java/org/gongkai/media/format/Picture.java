package org.gongkai.media.format;

/**
 * An image as it is kept.
 *
 * @param bytes the encoded image; nobody changes them
 * @param width in pixels
 * @param height in pixels
 */
@SuppressWarnings("ArrayRecordComponent")
public record Picture(FileFormat format, byte[] bytes, int width, int height) {}
