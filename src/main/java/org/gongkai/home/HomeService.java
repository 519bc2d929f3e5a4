package org.gongkai.home;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gongkai.consultation.ConsultationItem;
import org.gongkai.consultation.ConsultationList;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.consultation.ConsultationStatus;
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
        .newest(ConsultationStatus.OPEN, ITEMS)
        .chain(
            open -> items(ConsultationStatus.SCHEDULED).chain(scheduled -> home(open, scheduled)))
        .map(view -> Loaded.clocked(view, view.withoutClock()));
  }

  private Uni<HomeView> home(ConsultationList open, List<ConsultationItem> scheduled) {
    return items(ConsultationStatus.PUBLISHED)
        .chain(
            answered ->
                contents
                    .notices(null, null, null, ITEMS)
                    .map(
                        notices ->
                            new HomeView(
                                open.serverTime(),
                                open.counts(),
                                open.items(),
                                scheduled,
                                answered,
                                notices.items())));
  }

  private Uni<List<ConsultationItem>> items(ConsultationStatus status) {
    return consultations.newest(status, ITEMS).map(ConsultationList::items);
  }
}
