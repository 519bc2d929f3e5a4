package org.gongkai.citizen;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.jboss.resteasy.reactive.server.Cancellable;

/** A citizen's own profile. */
@Cancellable(false)
@Path("/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CITIZEN)
@Tag(name = "sessions")
@SecurityRequirement(name = ApiDefinition.CITIZEN)
public class ProfileResource {

  private final ProfileService profiles;
  private final Caller caller;

  ProfileResource(ProfileService profiles, Caller caller) {
    this.profiles = profiles;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "getProfile",
      summary = "What is known of the citizen",
      description = "The telephone number is masked; nothing else is kept beside what they wrote.")
  public Uni<ProfileView> get() {
    return profiles.profile(caller.citizenId());
  }

  @PUT
  @Path("/phone")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putPhone",
      summary = "Give the telephone number through the mini-program",
      description =
          "Takes the code of the button `getPhoneNumber`, good for five minutes and one use; it is"
              + " not the code of the login. The number is kept encrypted, and goes into a comment"
              + " only when it says `useMyPhone`.",
      extensions =
          @Extension(
              name = ApiDefinition.PROBLEMS,
              value = "PHONE_CODE_REJECTED, WECHAT_UNAVAILABLE"))
  public Uni<ProfileView> putPhone(@NotNull @Valid PhoneCodeRequest request) {
    return profiles.takePhone(caller.citizenId(), request.code());
  }

  @DELETE
  @Path("/phone")
  @Operation(
      operationId = "deletePhone",
      summary = "Take the telephone number back",
      description = "Comments that took it over keep it. Nothing changes when there is none.")
  @APIResponse(responseCode = "204", description = "Forgotten")
  public Uni<Void> deletePhone() {
    return profiles.forgetPhone(caller.citizenId());
  }
}
