package org.gongkai.sandbox;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * What stands in for the organisation's OpenID provider, and shows the sandbox platform's posts.
 */
@Cancellable(false)
@Path("/dev")
public class SandboxResource {

  private static final Duration LIFE = Duration.ofHours(8);

  /** The units of the tour and of the demonstration. */
  private static final Set<String> SAMPLE_UNITS = Set.of("青禾镇人民政府", DemoData.UNIT);

  private final PrivateKey staffKey;
  private final InstantSource clock;
  private final Pool database;

  SandboxResource(
      @ConfigProperty(name = "gongkai.sandbox.staff-key") String staffKey,
      InstantSource clock,
      Pool database) {
    this.staffKey = SandboxKeys.privateKey(staffKey);
    this.clock = clock;
    this.database = database;
  }

  /**
   * A staff token to make.
   *
   * @param subject whose token it is
   * @param roles its roles
   * @param unit its unit or units; absent for those of the samples
   */
  public record TokenRequest(
      @NotBlank String subject,
      @NotEmpty Set<@NotBlank String> roles,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          @Nullable Set<@NotBlank String> unit) {

    private Set<String> units() {
      return unit == null ? SAMPLE_UNITS : unit;
    }
  }

  /**
   * A staff token.
   *
   * @param expiresIn seconds
   */
  public record TokenView(String token, long expiresIn) {}

  /** A post as the sandbox platform shows it. */
  public record PostView(UUID contentId, int contentVersion, String title, String body) {}

  @POST
  @Path("/tokens")
  @Operation(hidden = true)
  public TokenView token(@NotNull @Valid TokenRequest request) {
    Instant now = clock.instant();
    String token =
        Jwt.issuer(SandboxServers.STAFF_ISSUER)
            .subject(request.subject())
            .upn(request.subject())
            .audience("gongkai")
            .groups(request.roles())
            .claim("unit", request.units())
            .issuedAt(now)
            .expiresAt(now.plus(LIFE))
            .jws()
            .sign(staffKey);
    return new TokenView(token, LIFE.toSeconds());
  }

  @GET
  @Path("/posts/{contentId}")
  @Operation(hidden = true)
  public Uni<PostView> post(@PathParam("contentId") UUID contentId) {
    return database
        .preparedQuery(
            "select content_id, content_version, title, body from sandbox_post where content_id ="
                + " $1")
        .execute(Tuple.of(contentId))
        .map(SandboxResource::first)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.NOT_FOUND));
  }

  private static @Nullable PostView first(RowSet<Row> rows) {
    for (Row row : rows) {
      return new PostView(row.getUUID(0), row.getInteger(1), row.getString(2), row.getString(3));
    }
    return null;
  }
}
