package org.gongkai.media;

/**
 * What readers are told of a file before they open it.
 *
 * @param bytes its size
 * @param name under which they save it
 */
public record MediaDescription(String mediaType, long bytes, String name) {}
