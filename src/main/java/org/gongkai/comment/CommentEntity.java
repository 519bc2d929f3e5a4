package org.gongkai.comment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 意见: what one respondent says about a draft. Name and telephone number are sealed. */
@Entity
@Table(name = "comment")
public class CommentEntity {

  @Id public UUID id;

  @Column(name = "consultation_id")
  public UUID consultationId;

  @Column(name = "draft_number")
  public int draftNumber;

  @Column(name = "clause_id")
  public @Nullable UUID clauseId;

  @Column(name = "citizen_id")
  public @Nullable UUID citizenId;

  /** Of a comment that arrived after the closing. */
  @Column(name = "ticket_id", updatable = false)
  public @Nullable UUID ticketId;

  @Enumerated(EnumType.STRING)
  public CommentSource source;

  public String text;

  @Enumerated(EnumType.STRING)
  @Column(name = "respondent_type")
  public RespondentType respondentType;

  @Column(name = "respondent_name")
  public @Nullable String respondentName;

  @Column(name = "respondent_phone")
  public @Nullable String respondentPhone;

  @Column(name = "masked_name")
  public String maskedName;

  @Column(name = "publish_consent")
  public boolean publishConsent;

  public String receipt;

  @Enumerated(EnumType.STRING)
  public CommentStatus status;

  @Column(name = "status_reason")
  public @Nullable String statusReason;

  @Column(name = "checked_at")
  public @Nullable Instant checkedAt;

  @Column(name = "check_trace")
  public @Nullable String checkTrace;

  @Column(name = "submitted_at")
  public Instant submittedAt;

  /** Set by every change, a verdict included, so that the version moves on. */
  @Column(name = "updated_at")
  public Instant updatedAt;

  @Version public int version;
}
