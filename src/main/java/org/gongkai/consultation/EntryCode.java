package org.gongkai.consultation;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/**
 * 扫一扫: the picture that leads a passer-by from a printed notice to a consultation. A platform with
 * a code of its own, such as the mini-program's, puts its implementation in place of the default.
 */
public interface EntryCode {

  /**
   * The picture for a consultation.
   *
   * @return fails when the platform does not give one
   */
  Uni<Picture> of(UUID consultationId);

  /**
   * A picture.
   *
   * @param mediaType such as {@code image/svg+xml}
   */
  record Picture(String mediaType, String text) {}
}
