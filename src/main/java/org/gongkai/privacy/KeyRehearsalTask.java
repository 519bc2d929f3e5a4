package org.gongkai.privacy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.gongkai.platform.task.Task;

/** Counts what the rotation of keys would do, and changes nothing. */
@ApplicationScoped
class KeyRehearsalTask implements Task {

  private final KeyRotation rotation;

  KeyRehearsalTask(KeyRotation rotation) {
    this.rotation = rotation;
  }

  @Override
  public String name() {
    return "rotate-field-keys-dry-run";
  }

  @Override
  public Uni<Boolean> run() {
    return rotation
        .run(true)
        .map(
            reports ->
                KeyRotationTask.told(reports, reports.stream().allMatch(r -> r.outdated() == 0)));
  }
}
