package org.gongkai.platform.limit;

import io.github.bucket4j.TimeMeter;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.gongkai.platform.limit.LimitsConfig.Rate;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.ProblemWriter;
import org.gongkai.platform.security.FieldCipher;
import org.jspecify.annotations.Nullable;

/**
 * Counts each call by its address, and by its person where that is known, before its resource. What
 * is answered from memory comes earlier and is not counted: it costs less than the count.
 */
@ApplicationScoped
public class RateLimits {

  /** After authentication (-200), before the routes of resources and before bodies are read. */
  private static final int BEFORE_BODIES = -50;

  private final LimitsConfig config;
  private final FieldCipher cipher;
  private final ProblemWriter writer;
  private final SharedCounts counts;

  public RateLimits(LimitsConfig config, FieldCipher cipher, ProblemWriter writer, Redis redis) {
    this.config = config;
    this.cipher = cipher;
    this.writer = writer;
    LocalCounts local = new LocalCounts(TimeMeter.SYSTEM_NANOTIME);
    this.counts = new SharedCounts(redis, config.timeout(), local);
  }

  void install(@Observes Router router) {
    if (config.enabled()) {
      router.route().order(BEFORE_BODIES).handler(this::limit);
    }
  }

  // Every outcome is settled.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void limit(RoutingContext request) {
    OperationClass kind = OperationClass.of(request.request().method(), request.normalizedPath());
    if (kind == null) {
      request.next();
      return;
    }
    person(request, kind)
        .map(person -> quotas(request, kind, person))
        .chain(counts::count)
        .subscribeAsCompletionStage()
        .whenComplete((found, failure) -> settle(request, found, failure));
  }

  /** What cannot be counted is let through. */
  private void settle(
      RoutingContext request, @Nullable List<Count> found, @Nullable Throwable failure) {
    if (found == null || failure != null) {
      request.next();
    } else {
      settle(request, found);
    }
  }

  /** The subject of a token that was checked; empty for nobody, and for a token that is refused. */
  private Uni<Optional<String>> person(RoutingContext request, OperationClass kind) {
    if (!config.person().containsKey(kind)
        || !request.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
      return Uni.createFrom().item(Optional.empty());
    }
    BiConsumer<RoutingContext, Throwable> refusal =
        request.get(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
    // Refusing a token is the resource's part; what stands there would answer here and now.
    BiConsumer<RoutingContext, Throwable> nothing = RateLimits::leaveToTheResource;
    request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, nothing);
    return QuarkusHttpUser.getSecurityIdentity(request, null)
        .map(RateLimits::nameOf)
        .onFailure()
        .recoverWithItem(Optional.empty())
        .invoke(() -> request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, refusal));
  }

  private static void leaveToTheResource(RoutingContext request, Throwable failure) {
    // The identity remembers its failure, and the resource asks for it.
  }

  /** Subjects are unique within their issuer only. */
  private static Optional<String> nameOf(@Nullable SecurityIdentity identity) {
    return identity != null && identity.getPrincipal() instanceof JsonWebToken token
        ? Optional.of(token.getIssuer() + ' ' + token.getSubject())
        : Optional.empty();
  }

  private List<Quota> quotas(RoutingContext request, OperationClass kind, Optional<String> person) {
    List<Quota> quotas = new ArrayList<>();
    String address = ClientAddress.of(request.request().remoteAddress());
    add(quotas, config.address().get(kind), kind.code() + "-address", address);
    person.ifPresent(name -> add(quotas, config.person().get(kind), kind.code() + "-person", name));
    return quotas;
  }

  private void add(List<Quota> quotas, @Nullable Rate rate, String name, String who) {
    if (rate != null) {
      String key = name + ':' + cipher.hash("limit " + name + ' ' + who);
      quotas.add(new Quota(name, key, rate.count(), rate.per()));
    }
  }

  private void settle(RoutingContext request, List<Count> found) {
    if (!found.isEmpty()) {
      request
          .response()
          .putHeader("RateLimit-Policy", join(found.stream().map(Count::policy).toList()))
          .putHeader("RateLimit", join(found.stream().map(Count::state).toList()));
    }
    found.stream()
        .filter(Count::refused)
        .mapToLong(Count::retrySeconds)
        .max()
        .ifPresentOrElse(seconds -> refuse(request, seconds), request::next);
  }

  private void refuse(RoutingContext request, long seconds) {
    writer.end(
        request,
        new ProblemException(ProblemType.TOO_MANY_REQUESTS, seconds)
            .withHeader("Retry-After", Long.toString(seconds)));
  }

  private static String join(List<String> items) {
    return String.join(", ", items);
  }
}
