package org.gongkai.comment.moderation;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.OptBoolean;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An appeal that came in on paper or by word of mouth.
 *
 * @param text why the comment should be shown; 1 to 1,000 characters, not only spaces
 * @param receivedOn the day on which it came in, in China
 */
@Schema(description = "An appeal that came in on paper or by word of mouth")
public record EnterAppealRequest(
    @NotNull
        @Size(min = 1, max = 1000)
        @Pattern(regexp = "[\\s\\S]*[\\p{L}\\p{N}][\\s\\S]*")
        @Schema(examples = "意见中的电话是本单位公开的服务电话，不是个人信息。")
        String text,
    @NotNull @JsonFormat(lenient = OptBoolean.FALSE) @Schema(examples = "2026-03-20")
        LocalDate receivedOn) {

  /** Says nothing personal. */
  @Override
  public String toString() {
    return "EnterAppealRequest[]";
  }
}
