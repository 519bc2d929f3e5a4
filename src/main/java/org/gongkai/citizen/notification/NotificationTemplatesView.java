package org.gongkai.citizen.notification;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Templates to which citizens can agree. */
@Schema(description = "Templates to which citizens can agree")
public record NotificationTemplatesView(List<Item> items) {

  /**
   * A template.
   *
   * @param templateId for {@code tmplIds}
   * @param standing whether it is a long-term one; the platform does not take both kinds in one
   *     call
   */
  @Schema(name = "NotificationTemplate", description = "A template to which citizens can agree")
  public record Item(
      @Schema(examples = "answer") String name,
      @Schema(examples = "Bg0sb3B0LWluLXRlbXBsYXRlLWlkLWV4YW1wbGUtMDA") String templateId,
      @Schema(examples = "false") boolean standing) {}

  static NotificationTemplatesView of(Templates templates) {
    return new NotificationTemplatesView(
        templates.all().stream()
            .map(one -> new Item(one.name().key(), one.id(), one.standing()))
            .toList());
  }
}
