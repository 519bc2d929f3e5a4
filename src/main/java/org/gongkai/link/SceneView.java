package org.gongkai.link;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a scene leads to.
 *
 * @param href its address in the API
 */
@Schema(description = "What a scene leads to")
public record SceneView(
    @Schema(examples = "CONSULTATION") LinkTarget target,
    UUID id,
    @Schema(examples = "/v1/consultations/0197a3c0-0000-7000-8000-000000000001") String href) {

  static SceneView of(MiniProgramCodeEntity row) {
    return new SceneView(row.target, row.targetId, row.target.href(row.targetId));
  }
}
