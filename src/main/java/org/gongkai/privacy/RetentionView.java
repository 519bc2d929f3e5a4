package org.gongkai.privacy;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is deleted when its time is over, kind by kind.
 *
 * @param dryRun whether runs only count at present
 */
@Schema(description = "What is deleted when its time is over, kind by kind")
public record RetentionView(boolean dryRun, List<RetentionItem> items) {

  /** Copies the list. */
  public RetentionView {
    items = List.copyOf(items);
  }
}
