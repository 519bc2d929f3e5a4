package org.gongkai.platform.data;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Keeps instances that migrate at once apart by a lock of the session. Flyway's default, a lock
 * within a transaction, is one that {@code create index concurrently} would wait for without end.
 */
@Singleton
public class MigrationLock implements FlywayConfigurationCustomizer {

  @Override
  public void customize(FluentConfiguration configuration) {
    configuration
        .getPluginRegister()
        .getExact(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
  }
}
