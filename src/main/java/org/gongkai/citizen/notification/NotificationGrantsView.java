package org.gongkai.citizen.notification;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a citizen agreed to, for each template. */
@Schema(description = "What a citizen agreed to, for each template")
public record NotificationGrantsView(List<Item> items) {

  /**
   * What they agreed to of one template.
   *
   * @param standing whether every message may be sent, as long as they do not change their mind
   * @param remaining how many messages one-time consents are left for
   */
  @Schema(name = "NotificationGrant", description = "What a citizen agreed to of one template")
  public record Item(
      @Schema(examples = "answer") String template,
      @Schema(examples = "Bg0sb3B0LWluLXRlbXBsYXRlLWlkLWV4YW1wbGUtMDA") String templateId,
      @Schema(examples = "false") boolean standing,
      @Schema(examples = "2") int remaining) {}
}
