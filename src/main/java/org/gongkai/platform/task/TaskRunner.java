package org.gongkai.platform.task;

import io.quarkus.arc.All;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets a process do the tasks that {@code gongkai.task} names, one after another, and end. Its exit
 * code is 0 when nothing is left to do and nothing wrong, 1 when something is.
 */
@ApplicationScoped
class TaskRunner {

  private final List<String> named;
  private final List<Task> tasks;

  TaskRunner(
      @ConfigProperty(name = "gongkai.task") Optional<List<String>> named, @All List<Task> tasks) {
    this.named = named.orElse(List.of());
    this.tasks = tasks;
  }

  void begin(@Observes StartupEvent start) {
    List<Task> wanted = named.stream().map(this::task).toList();
    if (!wanted.isEmpty()) {
      // Each is done, so that one run tells of everything.
      long failed = wanted.stream().filter(task -> !isDone(task)).count();
      Quarkus.asyncExit(failed == 0 ? 0 : 1);
    }
  }

  private Task task(String name) {
    return tasks.stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "gongkai.task must be some of "
                        + tasks.stream().map(Task::name).sorted().toList()));
  }

  private static boolean isDone(Task task) {
    try {
      return VertxContextSupport.subscribeAndAwait(task::run);
    } catch (Throwable failure) {
      throw new IllegalStateException(
          "the task " + task.name() + " did not end; begin it again", failure);
    }
  }
}
