package org.gongkai.adoption;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** 意见征集采纳情况: the totals of a published report, frozen with its items. */
@Entity
@Table(name = "feedback_report")
public class FeedbackReportEntity {

  @Id
  @Column(name = "consultation_id")
  public UUID consultationId;

  @Column(name = "content_id")
  public UUID contentId;

  @Column(name = "published_at")
  public Instant publishedAt;

  public int received;
  public int adopted;

  @Column(name = "partly_adopted")
  public int partlyAdopted;

  @Column(name = "not_adopted")
  public int notAdopted;

  public int noted;

  @Column(name = "out_of_scope")
  public int outOfScope;

  public int withdrawn;

  FeedbackTotals totals() {
    return new FeedbackTotals(
        received, adopted, partlyAdopted, notAdopted, noted, outOfScope, withdrawn);
  }

  void totals(FeedbackTotals totals) {
    received = totals.received();
    adopted = totals.adopted();
    partlyAdopted = totals.partlyAdopted();
    notAdopted = totals.notAdopted();
    noted = totals.noted();
    outOfScope = totals.outOfScope();
    withdrawn = totals.withdrawn();
  }
}
