package org.gongkai.comment;

import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.gongkai.comment.moderation.CommentScreen;
import org.gongkai.platform.data.Batch;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.platform.time.Times;
import org.gongkai.screening.Finding;
import org.gongkai.screening.KnownPerson;
import org.gongkai.screening.ScreeningResult;
import org.jspecify.annotations.Nullable;

/** Makes comments, each with its receipt and its place in the outbox of checks. */
@ApplicationScoped
public class Comments {

  /** Where a respondent's name is kept sealed. */
  public static final String NAME = "comment.respondent_name";

  /** Where a respondent's telephone number is kept sealed. */
  public static final String PHONE = "comment.respondent_phone";

  private final Receipts receipts;
  private final FieldCipher cipher;
  private final CommentScreen screen;
  private final IdGenerator ids;
  private final InstantSource clock;

  Comments(
      Receipts receipts,
      FieldCipher cipher,
      CommentScreen screen,
      IdGenerator ids,
      InstantSource clock) {
    this.receipts = receipts;
    this.cipher = cipher;
    this.screen = screen;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Seals what is personal of a respondent, in the form and in the text. Pure computation, well
   * under 5 ms; many of them belong away from the event loop.
   */
  public SealedIntake seal(Respondent respondent, String text) {
    ScreeningResult screened =
        screen.screen(text, new KnownPerson(respondent.name(), respondent.phone()));
    return new SealedIntake(
        respondent.type(),
        seal(NAME, respondent.name()),
        seal(PHONE, respondent.phone()),
        MaskedName.of(respondent.name()),
        screened.publicText(),
        EnumNames.write(screened.findings().stream().map(Finding::kind).collect(toSet())));
  }

  /** A comment with a new receipt, which waits for its check; stored by {@link #persist}. */
  public CommentEntity make(NewComment made) {
    CommentEntity comment = new CommentEntity();
    comment.id = ids.next();
    comment.consultationId = made.consultationId();
    comment.draftNumber = made.version();
    comment.clauseId = made.clauseId();
    comment.source = made.source();
    comment.text = made.text();
    comment.publicText = made.respondent().publicText();
    comment.maskedKinds = made.respondent().maskedKinds();
    comment.respondentType = made.respondent().type();
    comment.respondentName = made.respondent().name();
    comment.respondentPhone = made.respondent().phone();
    comment.maskedName = made.respondent().maskedName();
    comment.publishConsent = made.publishConsent();
    comment.repetitionHash = made.repetitionHash();
    comment.receipt = receipts.next();
    comment.status = CommentStatus.PENDING_REVIEW;
    comment.submittedAt = Times.toMillis(made.at());
    comment.updatedAt = comment.submittedAt;
    return comment;
  }

  /** Stores comments in the present transaction, each with its row of the outbox. */
  public Uni<Void> persist(List<CommentEntity> made) {
    return Batch.persist(made).chain(() -> Batch.persist(made.stream().map(this::check).toList()));
  }

  /** A comment's receipt as people read it. */
  public static String receipt(CommentEntity comment) {
    return Receipts.format(comment.receipt);
  }

  /** A stored receipt as people read it. */
  public static String readable(String receipt) {
    return Receipts.format(receipt);
  }

  private CommentCheckEntity check(CommentEntity comment) {
    CommentCheckEntity check = new CommentCheckEntity();
    check.commentId = comment.id;
    check.dueAt = clock.instant();
    return check;
  }

  private @Nullable String seal(String place, @Nullable String personal) {
    return personal == null ? null : cipher.encrypt(place, personal);
  }
}
