package org.gongkai.platform.security;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Ends a start that could serve nobody safely. Keys without a default are checked by their own
 * configuration types.
 */
@ApplicationScoped
class StartupChecks {

  private static final Logger LOG = Logger.getLogger(StartupChecks.class);

  private final Config config;
  private final Instance<EmbeddedParts> embeddedParts;
  private final FieldCipher cipher;

  StartupChecks(Config config, Instance<EmbeddedParts> embeddedParts, FieldCipher cipher) {
    this.config = config;
    this.embeddedParts = embeddedParts;
    this.cipher = cipher;
  }

  void check(@Observes StartupEvent start) {
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      requireProduction(Settings.of(config));
    }
    // Beans are made lazily; a wrong key must end the start and not the first comment.
    if (cipher.hash("").isEmpty()) {
      throw new IllegalStateException("no hash key");
    }
  }

  private void requireProduction(Settings settings) {
    boolean rehearsal = settings.isTrue(StartupPolicy.REHEARSAL);
    List<Finding> findings =
        StartupPolicy.findings(
            settings,
            embeddedParts.isResolvable(),
            ConfigUtils.getProfiles().contains(EmbeddedParts.PROFILE));
    if (!StartupPolicy.mayStart(findings, rehearsal)) {
      throw new IllegalStateException(StartupPolicy.refusal(findings, rehearsal));
    }
    if (rehearsal) {
      LOG.warnf("%s is on: take in no citizen's word here", StartupPolicy.REHEARSAL);
    }
    findings.forEach(finding -> LOG.warn(finding.text()));
  }
}
