package org.gongkai.privacy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gongkai.platform.task.Task;
import org.jboss.logging.Logger;

/** Seals every value under the present key. */
@ApplicationScoped
class KeyRotationTask implements Task {

  private static final Logger LOG = Logger.getLogger(KeyRotationTask.class);

  private final KeyRotation rotation;

  KeyRotationTask(KeyRotation rotation) {
    this.rotation = rotation;
  }

  @Override
  public String name() {
    return "rotate-field-keys";
  }

  @Override
  public Uni<Boolean> run() {
    return rotation
        .run(false)
        .map(
            reports -> told(reports, reports.stream().allMatch(r -> r.outdated() == r.resealed())));
  }

  /** Logs what was found. */
  static boolean told(List<RotationReport> reports, boolean done) {
    for (RotationReport report : reports) {
      LOG.infof(
          "%s: %d values to seal anew, %d sealed, %d unreadable",
          report.place(), report.outdated(), report.resealed(), report.unreadable());
    }
    LOG.info(done ? "every value is sealed under the present key" : "values remain; run it again");
    return done;
  }
}
