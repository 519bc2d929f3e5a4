package org.gongkai.platform.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.flywaydb.core.Flyway;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** What the application's own migrations are carried out with; UpgradeIT makes an index so. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class MigrationLockTest {

  @Test
  void isNoneOfATransaction() {
    Flyway flyway = Arc.container().instance(Flyway.class).get();
    PostgreSQLConfigurationExtension extension =
        flyway
            .getConfiguration()
            .getPluginRegister()
            .getExact(PostgreSQLConfigurationExtension.class);
    assertThat(extension.isTransactionalLock()).isFalse();
  }

  /** An instance of a former release starts on a newer schema. */
  @Test
  void doesNotMindMigrationsThatAreNewer() {
    Flyway flyway = Arc.container().instance(Flyway.class).get();
    assertThat(flyway.getConfiguration().getIgnoreMigrationPatterns())
        .extracting(Object::toString)
        .containsExactly("*:future");
  }
}
