package org.gongkai.media;

/**
 * What is known of a file.
 *
 * @param address where it is, below the API's root
 * @param bytes its size
 */
public record MediaInfo(String address, String mediaType, long bytes) {}
