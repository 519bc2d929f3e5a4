package org.gongkai.comment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 意见: what one respondent says about a draft. Name and telephone number are sealed. */
@Entity
@Table(name = "comment")
public class CommentEntity {

  /** PostgreSQL's own name of {@code varchar[]}, which the validation of the schema compares. */
  public static final String VARCHARS = "_varchar";

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

  /**
   * The salted digest of the text as it was taken in, once it is no longer here: what the log of
   * evidence was told then.
   */
  @Column(name = "text_digest", insertable = false, updatable = false)
  public @Nullable String textDigest;

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

  /** The day on which an offline comment came in; null for one that was made online. */
  @Column(name = "received_on")
  public @Nullable LocalDate receivedOn;

  @Column(name = "postmarked_on")
  public @Nullable LocalDate postmarkedOn;

  /** 档号: where the paper or its scan is kept. */
  @Column(name = "archive_number")
  public @Nullable String archiveNumber;

  /** The clerk who entered an offline comment. */
  @Column(name = "entered_by")
  public @Nullable String enteredBy;

  /** Whether it came in after the window had ended; it is kept and answered like any other. */
  public boolean late;

  /** What the public may read of it: the text without personal data. */
  @Column(name = "public_text")
  public String publicText;

  /** Kinds of personal data that {@link #publicText} leaves out, separated by commas. */
  @Column(name = "masked_kinds")
  public String maskedKinds = "";

  /** Why the word list leaves it to a person: categories, separated by commas. */
  @Column(name = "check_findings")
  public String checkFindings = "";

  /** The person who decided last whether it is shown. */
  @Column(name = "moderated_by")
  public @Nullable String moderatedBy;

  /** Everybody who ever hid it, each once. */
  @Column(name = "hidden_by", columnDefinition = VARCHARS)
  public String[] hiddenBy = {};

  /** Equal for exact repetitions; null in rows from before it was kept. */
  @Column(name = "repetition_hash", updatable = false)
  public @Nullable String repetitionHash;

  /** Why its author took it back; for staff alone. */
  @Column(name = "withdrawal_reason")
  public @Nullable String withdrawalReason;

  @Column(name = "withdrawn_at")
  public @Nullable Instant withdrawnAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "comment_class")
  public @Nullable CommentClass commentClass;

  /** 首问责任人: who was charged with it first; never changes again. */
  @Column(name = "first_handler")
  public @Nullable String firstHandler;

  public @Nullable String handler;

  @Column(name = "handling_unit")
  public @Nullable String handlingUnit;

  /** The last day for its handler. */
  @Column(name = "due_on")
  public @Nullable LocalDate dueOn;

  /** 选登: chosen to be shown first. */
  public boolean selected;

  @Column(name = "group_id")
  public @Nullable UUID groupId;

  /** The verdict's outcome, which the database notes here; never written from here. */
  @Column(insertable = false, updatable = false)
  public @Nullable String outcome;

  /** Set by every change, a verdict included, so that the version moves on. */
  @Column(name = "updated_at")
  public Instant updatedAt;

  @Version public int version;

  /** What the public may read at present; null when it may read nothing. */
  public @Nullable String shownText() {
    return status == CommentStatus.PUBLIC && publishConsent ? publicText : null;
  }

  /** Hides it, which ends its being chosen. */
  public void hide(String reason, String by) {
    status = CommentStatus.HIDDEN;
    statusReason = reason;
    moderatedBy = by;
    selected = false;
    hiddenBy =
        Stream.concat(Arrays.stream(hiddenBy), Stream.of(by)).distinct().toArray(String[]::new);
  }

  /** Shows it by a person's decision. */
  public void show(String by) {
    status = CommentStatus.PUBLIC;
    statusReason = null;
    moderatedBy = by;
  }

  /** Whether {@link #publicText} leaves something out. */
  public boolean isMasked() {
    return !publicText.equals(text);
  }
}
