package org.gongkai.platform.cache;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Evicts overviews after every write of staff: which of them show what was written is not worth
 * knowing, and whoever has written sees it in the next answer.
 */
public class StaffWrites {

  private static final String STAFF = "/v1/admin/";
  private static final Set<String> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final AnswerCache cache;

  StaffWrites(AnswerCache cache) {
    this.cache = cache;
  }

  @ServerResponseFilter
  public Uni<Void> evictOverviews(
      ContainerRequestContext request, ContainerResponseContext response) {
    boolean written =
        !READS.contains(request.getMethod())
            && request.getUriInfo().getPath().startsWith(STAFF)
            && response.getStatus() < Response.Status.BAD_REQUEST.getStatusCode();
    return written ? cache.evict(List.of(AnswerKey.OVERVIEWS)) : Uni.createFrom().voidItem();
  }
}
