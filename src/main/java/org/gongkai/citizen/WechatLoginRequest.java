package org.gongkai.citizen;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A login through the mini-program.
 *
 * @param code from {@code wx.login}
 */
@Schema(description = "A login through the mini-program")
public record WechatLoginRequest(
    @NotBlank @Size(max = 128) @Schema(examples = "0a3Xyz") String code) {}
