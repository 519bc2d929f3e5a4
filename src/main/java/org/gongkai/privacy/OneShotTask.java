package org.gongkai.privacy;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Lets a process of the same package do a task and end. Its exit code is 0 when nothing is left to
 * do, 1 when something is.
 */
@ApplicationScoped
class OneShotTask {

  private static final Logger LOG = Logger.getLogger(OneShotTask.class);
  private static final String ROTATE = "rotate-field-keys";
  private static final String REHEARSE = "rotate-field-keys-dry-run";

  private final Optional<String> task;
  private final KeyRotation rotation;

  OneShotTask(@ConfigProperty(name = "gongkai.task") Optional<String> task, KeyRotation rotation) {
    this.task = task;
    this.rotation = rotation;
  }

  void begin(@Observes StartupEvent start) {
    task.ifPresent(this::run);
  }

  private void run(String name) {
    if (!name.equals(ROTATE) && !name.equals(REHEARSE)) {
      throw new IllegalStateException("gongkai.task must be " + ROTATE + " or " + REHEARSE);
    }
    boolean dryRun = name.equals(REHEARSE);
    Quarkus.asyncExit(code(rotate(dryRun), dryRun));
  }

  private List<RotationReport> rotate(boolean dryRun) {
    try {
      return VertxContextSupport.subscribeAndAwait(() -> rotation.run(dryRun));
    } catch (Throwable failure) {
      throw new IllegalStateException("the rotation of keys did not end; begin it again", failure);
    }
  }

  private static int code(List<RotationReport> reports, boolean dryRun) {
    for (RotationReport report : reports) {
      LOG.infof(
          "%s: %d values to seal anew, %d sealed, %d unreadable",
          report.place(), report.outdated(), report.resealed(), report.unreadable());
    }
    boolean done =
        reports.stream().allMatch(report -> report.outdated() == (dryRun ? 0 : report.resealed()));
    LOG.info(done ? "every value is sealed under the present key" : "values remain; run it again");
    return done ? 0 : 1;
  }
}
