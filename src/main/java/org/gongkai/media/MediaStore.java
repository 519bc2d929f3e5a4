package org.gongkai.media;

import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of all files, by names that never get other bytes. Implementations keep what they have
 * acknowledged over a crash and show no file before it is whole.
 */
public interface MediaStore {

  /**
   * Keeps bytes under a name. The same again is allowed, at the same time too.
   *
   * @param name letters, digits, dashes and one dot; it begins with a digest
   */
  Uni<Void> put(String name, byte[] bytes);

  /**
   * A local file with the bytes of a name, so that the kernel can send it; null for an unknown
   * name. A remote store keeps a copy beside the application.
   */
  Uni<@Nullable Path> get(String name);

  /** Whether there is something under a name. */
  Uni<Boolean> exists(String name);

  /**
   * Removes the bytes of a name that nothing else refers to; does nothing for an unknown one.
   * Whoever calls it chose the name so that it is nobody else's.
   */
  Uni<Void> delete(String name);
}
