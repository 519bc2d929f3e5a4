package org.gongkai.home;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.content.NoticeListService;
import org.gongkai.platform.cache.Loaded;

/** Puts the first screen together. */
@ApplicationScoped
public class HomeService {

  /** Items of each list: what a small screen shows before one scrolls. */
  private static final int ITEMS = 5;

  private final ConsultationService consultations;
  private final NoticeListService notices;

  HomeService(ConsultationService consultations, NoticeListService notices) {
    this.consultations = consultations;
    this.notices = notices;
  }

  /** The first screen as it is now. */
  @WithSession
  public Uni<Loaded> home() {
    return consultations
        .overview(ITEMS)
        .chain(overview -> notices.newest(ITEMS).map(newest -> HomeView.of(overview, newest)))
        .map(view -> Loaded.clocked(view, view.withoutClock()));
  }
}
