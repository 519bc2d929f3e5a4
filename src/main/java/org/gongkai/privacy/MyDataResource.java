package org.gongkai.privacy;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gongkai.comment.moderation.ShownAnswers;
import org.gongkai.platform.security.Caller;
import org.gongkai.platform.security.Roles;
import org.gongkai.platform.web.ApiDefinition;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What a citizen may have back and may have erased. */
@Cancellable(false)
@Path("/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CITIZEN)
@Tag(name = "sessions")
@SecurityRequirement(name = ApiDefinition.CITIZEN)
public class MyDataResource {

  private final MyDataService data;
  private final ErasureService erasures;
  private final ShownAnswers shown;
  private final Caller caller;

  MyDataResource(MyDataService data, ErasureService erasures, ShownAnswers shown, Caller caller) {
    this.data = data;
    this.erasures = erasures;
    this.shown = shown;
    this.caller = caller;
  }

  @GET
  @Path("/data")
  @Operation(
      operationId = "exportMyData",
      summary = "Everything that is kept about the citizen",
      description =
          "A copy for the person, in the clear (个人信息保护法 article 45): profile, comments with their"
              + " receipts, appeals, photos, messages, notifications, consents and logins. At most"
              + " 5,000 of each, newest first; `truncated` names those of which there are more.")
  public Uni<MyDataView> export() {
    return data.of(caller.citizenId());
  }

  @DELETE
  @Operation(
      operationId = "eraseMe",
      summary = "Erase the citizen",
      description =
          "Cannot be undone (个人信息保护法 article 47). Openid, telephone number, names, messages,"
              + " notifications, consents, logins and photos that the public does not see are"
              + " deleted at once. Of comments the text that the public may read stays with its"
              + " outcome and its answer, as the record of the procedure, and leads to nobody;"
              + " `已注销` stands in the place of the name. A later login makes a new citizen. An"
              + " access token that was given out is of no use any more. Does nothing the second"
              + " time.",
      extensions = @Extension(name = ApiDefinition.PROBLEMS, value = "INVALID_REQUEST"))
  @APIResponse(responseCode = "204", description = "Erased")
  public Uni<Void> erase(
      @QueryParam("confirm") @NotNull @Pattern(regexp = "ERASE") String confirm) {
    UUID citizen = caller.citizenId();
    return erasures.erase(citizen).chain(this::evict);
  }

  private Uni<Void> evict(ErasedComments erased) {
    return Multi.createFrom()
        .iterable(erased.comments())
        .onItem()
        .transformToUniAndConcatenate(shown::evict)
        .collect()
        .last()
        .replaceWithVoid();
  }
}
