package org.gongkai.home;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.content.ContentService;
import org.gongkai.platform.cache.Loaded;

/** Puts the first screen together. */
@ApplicationScoped
public class HomeService {

  /** Items of each list: what a small screen shows before one scrolls. */
  private static final int ITEMS = 5;

  private final ConsultationService consultations;
  private final ContentService contents;

  HomeService(ConsultationService consultations, ContentService contents) {
    this.consultations = consultations;
    this.contents = contents;
  }

  /** The first screen as it is now. */
  @WithSession
  public Uni<Loaded> home() {
    return consultations
        .overview(ITEMS)
        .chain(
            overview ->
                contents
                    .notices(null, null, null, ITEMS)
                    .map(notices -> HomeView.of(overview, notices.items())))
        .map(view -> Loaded.clocked(view, view.withoutClock()));
  }
}
