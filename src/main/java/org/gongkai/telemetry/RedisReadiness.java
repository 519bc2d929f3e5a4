package org.gongkai.telemetry;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells whether Redis answers, and is up either way: without Redis answers are slower and still
 * right, and an instance that is taken out for it would leave its load to others who have no Redis
 * either.
 */
@Readiness
@ApplicationScoped
public class RedisReadiness implements AsyncHealthCheck {

  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final ReactiveRedisDataSource redis;

  RedisReadiness(ReactiveRedisDataSource redis) {
    this.redis = redis;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom()
        .deferred(() -> redis.execute("PING"))
        .map(answer -> "up")
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .onFailure()
        .recoverWithItem("degraded")
        .map(RedisReadiness::response);
  }

  private static HealthCheckResponse response(String state) {
    return HealthCheckResponse.named("Redis").up().withData("state", state).build();
  }
}
