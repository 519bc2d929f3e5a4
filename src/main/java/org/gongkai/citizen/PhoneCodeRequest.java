package org.gongkai.citizen;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A code for a telephone number.
 *
 * @param code from the button {@code getPhoneNumber}; good for five minutes and one use
 */
@Schema(description = "A code for a telephone number")
public record PhoneCodeRequest(
    @NotBlank
        @Size(max = 128)
        @Schema(examples = "e31968a7f94cc5ee25fafc2aef2773f0bb8c3937b22520eb8ee345274d00c144")
        String code) {

  /** Says nothing of the code. */
  @Override
  public String toString() {
    return "PhoneCodeRequest[]";
  }
}
