package org.gongkai.content.views;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;

/** How often notices were read. */
@ApplicationScoped
public class ViewService {

  /** Most notices that one request may ask for. */
  static final int MOST = 100;

  private final ViewRepository views;
  private final InstantSource clock;

  ViewService(ViewRepository views, InstantSource clock) {
    this.views = views;
    this.clock = clock;
  }

  /**
   * How often some notices were read, up to the last flush.
   *
   * @param texts ids, several of them in one text apart by commas
   * @throws ProblemException {@link ProblemType#INVALID_REQUEST} for anything but 1 to 100 ids
   */
  @WithSession
  public Uni<ViewCounts> counts(List<String> texts) {
    List<UUID> ids = ids(texts);
    return views.views(ids, clock.instant()).map(found -> counts(ids, found));
  }

  /** Adds a batch to the sums, once however often it comes. */
  @WithTransaction
  Uni<Void> add(ViewBatch batch) {
    return views.add(batch).call(views::forget).replaceWithVoid();
  }

  private static List<UUID> ids(List<String> texts) {
    List<UUID> ids;
    try {
      ids =
          texts.stream()
              .flatMap(text -> List.of(text.split(",", -1)).stream())
              .map(UUID::fromString)
              .distinct()
              .toList();
    } catch (IllegalArgumentException noId) {
      throw invalid();
    }
    if (ids.isEmpty() || ids.size() > MOST) {
      throw invalid();
    }
    return ids;
  }

  private static ProblemException invalid() {
    return new ProblemException(ProblemType.INVALID_REQUEST)
        .withViolations(List.of(new Violation("query", "ids", "1 to " + MOST + " ids")));
  }

  private static ViewCounts counts(List<UUID> ids, Map<UUID, Long> found) {
    return new ViewCounts(
        ids.stream()
            .filter(found::containsKey)
            .map(id -> new ViewCounts.Item(id, found.getOrDefault(id, 0L)))
            .toList());
  }
}
