package org.gongkai.citizen.notification;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the platform answered the mini-program.
 *
 * @param results one for each template, at most five
 */
@Schema(description = "What `wx.requestSubscribeMessage` answered")
public record NotificationGrantsRequest(
    @NotEmpty @Size(max = 5) List<@NotNull @Valid Result> results) {

  /**
   * The answer about one template.
   *
   * @param template its name
   */
  @Schema(
      name = "NotificationGrantResult",
      description = "What `wx.requestSubscribeMessage` answered about one template")
  public record Result(
      @NotBlank @Size(max = 30) @Schema(examples = "answer") String template,
      @NotNull @Schema(examples = "accept") SubscribeResult result) {}
}
