package org.gongkai.citizen;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An exchange of a refresh token.
 *
 * @param refreshToken the newest one of the login
 */
@Schema(description = "An exchange of a refresh token")
public record RefreshRequest(
    @NotBlank @Size(max = 128) @Schema(examples = "bm90LWEtcmVhbC10b2tlbg") String refreshToken) {}
