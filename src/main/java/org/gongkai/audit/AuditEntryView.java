package org.gongkai.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that staff did.
 *
 * @param actor the token's subject
 * @param action the operation
 * @param subject what it was done to
 * @param reason as the actor gave it, where one is asked for
 * @param detail what else must be known; differs from action to action
 */
@Schema(description = "One thing that staff did")
public record AuditEntryView(
    UUID id,
    Instant at,
    @Schema(examples = "staff-1") String actor,
    @Schema(examples = "exportComments") String action,
    @Schema(examples = "consultation") String subject,
    UUID subjectId,
    @Nullable @Schema(nullable = true, examples = "向市司法局报送意见汇总") String reason,
    Map<String, Object> detail) {

  /** Copies the detail. */
  public AuditEntryView {
    detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
  }
}
