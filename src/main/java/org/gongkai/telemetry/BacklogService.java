package org.gongkai.telemetry;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads what waits. */
@ApplicationScoped
class BacklogService {

  private final BacklogRepository backlog;

  BacklogService(BacklogRepository backlog) {
    this.backlog = backlog;
  }

  /** All that waits; fails when the database cannot be read. */
  @WithSession
  public Uni<List<BacklogLine>> read() {
    return backlog.read();
  }
}
