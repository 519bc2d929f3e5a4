package org.gongkai.consultation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a draft; all of them on one page.
 *
 * @param items the oldest first
 * @param nextCursor always null
 */
@Schema(description = "The versions of a draft, the oldest first")
public record DraftVersions(
    List<DraftVersionView> items, @Nullable @Schema(nullable = true) String nextCursor) {

  static DraftVersions of(List<DraftVersionView> items) {
    return new DraftVersions(items, null);
  }
}
