package org.gongkai.media;

/**
 * A file to be sent to a channel.
 *
 * @param bytes nobody changes them
 * @param mediaType of these bytes, which may be a variant of what the address names
 * @param name with the extension of these bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record MediaBytes(byte[] bytes, String mediaType, String name) {}
