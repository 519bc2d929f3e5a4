package org.gongkai.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.consultation.ConsultationItem;
import org.gongkai.consultation.ConsultationStatus;
import org.gongkai.content.ContentType;
import org.gongkai.content.NoticeItem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HomeViewTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  private static final NoticeItem NOTICE =
      new NoticeItem(
          new UUID(0, 9),
          ContentType.FEEDBACK_REPORT,
          "feedback",
          "意见征集采纳情况",
          "共收到意见 3 条，采纳 1 条。",
          "青禾镇人民政府",
          1,
          NOW,
          null);

  @Test
  void leavesOutTheTimeAndWhatIsLeftOfIt() {
    assertThat(home(NOW, 60L, 120L).withoutClock()).isEqualTo(home(Instant.EPOCH, null, null));
  }

  @Test
  void isTheSameASecondLater() {
    HomeView now = home(NOW, 60L, 120L);
    HomeView later = home(NOW.plusSeconds(1), 59L, 119L);
    assertThat(later).isNotEqualTo(now);
    assertThat(later.withoutClock()).isEqualTo(now.withoutClock());
    assertThat(now.withoutClock().withoutClock()).isEqualTo(now.withoutClock());
  }

  @Test
  void differsWhenAnythingElseDoes() {
    HomeView home = home(NOW, 60L, 120L);
    HomeView empty =
        new HomeView(NOW, home.counts(), List.of(), home.scheduled(), home.answered(), List.of());
    assertThat(empty.withoutClock()).isNotEqualTo(home.withoutClock());
    HomeView counted =
        new HomeView(
            NOW,
            Map.of(ConsultationStatus.OPEN, 2L),
            home.open(),
            home.scheduled(),
            home.answered(),
            home.notices());
    assertThat(counted.withoutClock()).isNotEqualTo(home.withoutClock());
  }

  private static HomeView home(
      Instant serverTime, @Nullable Long untilClosing, @Nullable Long untilOpening) {
    return new HomeView(
        serverTime,
        Map.of(ConsultationStatus.OPEN, 1L),
        List.of(item(1, ConsultationStatus.OPEN, untilClosing)),
        List.of(item(2, ConsultationStatus.SCHEDULED, untilOpening)),
        List.of(item(3, ConsultationStatus.PUBLISHED, null)),
        List.of(NOTICE));
  }

  private static ConsultationItem item(
      int number, ConsultationStatus status, @Nullable Long secondsLeft) {
    return new ConsultationItem(
        new UUID(0, number),
        new UUID(1, number),
        "关于公开征求意见的公告",
        "青禾镇人民政府",
        1,
        status,
        NOW.minusSeconds(60),
        NOW.plusSeconds(60),
        secondsLeft,
        1,
        status == ConsultationStatus.PUBLISHED ? NOW : null);
  }
}
