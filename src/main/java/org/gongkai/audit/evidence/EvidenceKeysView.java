package org.gongkai.audit.evidence;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The keys of the log.
 *
 * @param items the present one first
 */
@Schema(description = "Keys that sign checkpoints, the present one first")
public record EvidenceKeysView(List<EvidenceKeyView> items) {

  /** Copies the list. */
  public EvidenceKeysView {
    items = List.copyOf(items);
  }
}
