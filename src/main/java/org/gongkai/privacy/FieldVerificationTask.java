package org.gongkai.privacy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.gongkai.platform.task.Task;
import org.jboss.logging.Logger;

/**
 * Tries to read every sealed value with the keys that are configured, and changes nothing: after a
 * restore it tells whether the keys are those of the backup.
 */
@ApplicationScoped
class FieldVerificationTask implements Task {

  private static final Logger LOG = Logger.getLogger(FieldVerificationTask.class);

  private final KeyRotation rotation;

  FieldVerificationTask(KeyRotation rotation) {
    this.rotation = rotation;
  }

  @Override
  public String name() {
    return "verify-fields";
  }

  @Override
  public Uni<Boolean> run() {
    return rotation
        .readAll()
        .map(
            reports -> {
              long unreadable = 0;
              for (RotationReport report : reports) {
                unreadable += report.unreadable();
                LOG.infof(
                    "verify-fields: %s: %d values, %d unreadable",
                    report.place(), report.outdated(), report.unreadable());
              }
              LOG.info(
                  unreadable == 0
                      ? "verify-fields: every sealed value can be read"
                      : "verify-fields: values cannot be read; a key is missing or another one");
              return unreadable == 0;
            });
  }
}
