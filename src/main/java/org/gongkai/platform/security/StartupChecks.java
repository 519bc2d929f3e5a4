package org.gongkai.platform.security;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ends a start that could serve nobody safely. Keys without a default are checked by their own
 * configuration types.
 */
@ApplicationScoped
class StartupChecks {

  private final Optional<String> staffProvider;
  private final Optional<String> staffKey;
  private final FieldCipher cipher;

  StartupChecks(
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> staffProvider,
      @ConfigProperty(name = "quarkus.oidc.public-key") Optional<String> staffKey,
      FieldCipher cipher) {
    this.staffProvider = staffProvider;
    this.staffKey = staffKey;
    this.cipher = cipher;
  }

  void check(@Observes StartupEvent start) {
    if (LaunchMode.current() == LaunchMode.NORMAL
        && staffProvider.isEmpty()
        && staffKey.isEmpty()) {
      throw new IllegalStateException(
          "No provider of staff tokens: set QUARKUS_OIDC_AUTH_SERVER_URL to the organisation's"
              + " OpenID provider, or QUARKUS_OIDC_PUBLIC_KEY to the key that signs staff tokens");
    }
    // Beans are made lazily; a wrong key must end the start and not the first comment.
    if (cipher.hash("").isEmpty()) {
      throw new IllegalStateException("no hash key");
    }
  }
}
