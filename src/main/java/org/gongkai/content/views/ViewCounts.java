package org.gongkai.content.views;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How often notices were read.
 *
 * @param items in the order in which they were asked for, without what is not public
 */
@Schema(description = "How often notices were read")
public record ViewCounts(List<Item> items) {

  /**
   * One notice.
   *
   * @param views answered reads of its detail, up to the last flush
   */
  @Schema(name = "ViewCount", description = "How often a notice was read, up to a short while ago")
  public record Item(UUID id, @Schema(examples = "1024") long views) {}
}
