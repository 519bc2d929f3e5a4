package org.gongkai.citizen;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.web.ApiDefinition;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Login of citizens. */
@Cancellable(false)
@Path("/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "sessions")
public class SessionResource {

  private final SessionService sessions;

  SessionResource(SessionService sessions) {
    this.sessions = sessions;
  }

  @POST
  @Path("/wechat")
  @ResponseStatus(200)
  @Operation(
      operationId = "loginWithWechat",
      summary = "Log in through the mini-program",
      description =
          "Takes the code of `wx.login`, good for five minutes and one use. Never retry with the"
              + " same code.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "WECHAT_CODE_REJECTED, LOGIN_REFUSED, WECHAT_UNAVAILABLE"))
  public Uni<SessionView> login(@NotNull @Valid WechatLoginRequest request) {
    return sessions.login(request.code());
  }

  @POST
  @Path("/refresh")
  @ResponseStatus(200)
  @Operation(
      operationId = "refreshSession",
      summary = "Exchange a refresh token for the next pair",
      description =
          "Each refresh token is good once. A second use revokes every token of that login.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "REFRESH_TOKEN_REJECTED"))
  public Uni<SessionView> refresh(@NotNull @Valid RefreshRequest request) {
    return sessions.refresh(request.refreshToken());
  }

  @POST
  @Path("/logout")
  @Operation(
      operationId = "logout",
      summary = "Log out",
      description =
          "Revokes every refresh token of this login; repeated, or with a token that is not known,"
              + " it does nothing. The access token lives to its end: a client forgets both.")
  @APIResponse(responseCode = "204", description = "Logged out")
  public Uni<Void> logout(@NotNull @Valid RefreshRequest request) {
    return sessions.logout(request.refreshToken());
  }
}
