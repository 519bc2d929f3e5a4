package org.gongkai.comment.photo;

import java.util.UUID;
import org.gongkai.platform.security.Digests;

/** The bytes of a photo: their digest, how many, and under which name they are kept. */
record StoredPhoto(UUID id, String sha256, long bytes) {

  static StoredPhoto of(PhotoEntity photo) {
    return new StoredPhoto(photo.id, photo.sha256, photo.bytes);
  }

  /**
   * A name of its own, so that its removal touches nobody else's file; no address of the media
   * leads there.
   */
  String storeName() {
    return Digests.sha256Hex(id + " " + sha256) + "-photo.jpg";
  }

  /** Strong: a photo never gets other bytes. */
  String etag() {
    return '"' + sha256 + '"';
  }
}
