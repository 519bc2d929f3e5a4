package org.gongkai.citizen;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The tokens of a login.
 *
 * @param accessToken send it as {@code Authorization: Bearer …}
 * @param refreshToken exchange it once for the next pair
 * @param expiresIn seconds until the access token expires
 */
@Schema(description = "The tokens of a login")
public record SessionView(
    @Schema(examples = "eyJhbGciOiJSUzI1NiJ9.…") String accessToken,
    @Schema(examples = "bm90LWEtcmVhbC10b2tlbg") String refreshToken,
    @Schema(examples = "7200") long expiresIn) {}
