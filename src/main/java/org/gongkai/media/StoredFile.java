package org.gongkai.media;

import org.jspecify.annotations.Nullable;

/**
 * One file of the store: what was uploaded, or a variant of it.
 *
 * @param variant label of the variant; null for the file itself
 * @param bytes its size
 * @param width in pixels; 0 for a document
 * @param name under which readers save it, with its own extension
 */
record StoredFile(
    String sha256,
    @Nullable String variant,
    MediaKind kind,
    String mediaType,
    String extension,
    long bytes,
    int width,
    String name) {

  static StoredFile of(MediaEntity file) {
    return new StoredFile(
        file.sha256,
        null,
        file.kind,
        file.mediaType,
        file.extension,
        file.bytes,
        file.width == null ? 0 : file.width,
        file.name);
  }

  static StoredFile of(MediaVariantEntity variant, MediaEntity file) {
    String base = file.name.substring(0, file.name.length() - file.extension.length());
    return new StoredFile(
        variant.sha256,
        variant.variant,
        file.kind,
        variant.mediaType,
        variant.extension,
        variant.bytes,
        variant.width,
        base + variant.extension);
  }

  /** In the store. */
  String storeName() {
    return storeName(sha256, variant, extension);
  }

  static String storeName(String sha256, @Nullable String variant, String extension) {
    return sha256 + (variant == null ? "" : '-' + variant) + '.' + extension;
  }

  /** Strong: there are no other bytes under this digest and label. */
  String etag() {
    return '"' + sha256 + (variant == null ? "" : '-' + variant) + '"';
  }
}
