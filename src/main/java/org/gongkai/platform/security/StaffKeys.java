package org.gongkai.platform.security;

import io.quarkus.oidc.runtime.OidcProvider;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.gongkai.platform.work.Shift;
import org.jboss.logging.Logger;

/**
 * Reads the staff provider's keys anew every few minutes, so that a key that it took out is refused
 * though nobody comes with a new one. A key that is not known yet is asked for at once, without
 * waiting for this. As long as the provider does not answer, the keys stay as they were.
 */
@ApplicationScoped
class StaffKeys {

  private static final Logger LOG = Logger.getLogger(StaffKeys.class);

  /** Verified after the keys were read, and refused. */
  private static final String NO_TOKEN = "";

  private final Shift shift;
  private final TenantConfigBean providers;

  StaffKeys(Shift shift, TenantConfigBean providers) {
    this.shift = shift;
    this.providers = providers;
  }

  @Scheduled(
      every = "${gongkai.staff-keys.refresh:5m}",
      delayed = "1m",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> scheduled() {
    return shift.turn(this::refresh);
  }

  /**
   * Reads the keys; nothing without a provider, with one that was never reached, or with one key.
   */
  Uni<Void> refresh() {
    TenantConfigContext staff = providers.getDefaultTenant();
    boolean hasKeySet = staff.ready() && staff.oidcConfig().authServerUrl().isPresent();
    return hasKeySet ? refresh(staff.provider()) : Uni.createFrom().voidItem();
  }

  private static Uni<Void> refresh(OidcProvider provider) {
    return provider
        .refreshJwksAndVerifyJwtToken(NO_TOKEN, false, false, null)
        .onFailure()
        .invoke(failure -> LOG.debugf("staff keys read: %s", failure.getClass().getSimpleName()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }
}
