package org.gongkai.comment;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.comment.moderation.AppealRepository;
import org.gongkai.comment.moderation.AppealView;
import org.gongkai.comment.photo.Photos;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.Page;
import org.jspecify.annotations.Nullable;

/** Comments as their authors read them. */
@ApplicationScoped
public class MyCommentService {

  private final CommentRepository comments;
  private final AppealRepository appeals;
  private final CommentService places;

  MyCommentService(CommentRepository comments, AppealRepository appeals, CommentService places) {
    this.comments = comments;
    this.appeals = appeals;
    this.places = places;
  }

  /** A citizen's own comments, newest first. */
  @WithSession
  public Uni<Page<MyCommentView>> page(UUID citizenId, @Nullable String cursor, int limit) {
    return comments
        .citizenPage(citizenId, Cursor.read(cursor), limit + 1)
        .chain(rows -> views(CommentService.page(rows, limit)));
  }

  /**
   * One of a citizen's own comments.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#COMMENT_NOT_FOUND}, for anybody else's
   *     too
   */
  @WithSession
  public Uni<MyCommentView> one(UUID citizenId, UUID id) {
    return comments
        .ofCitizen(id, citizenId)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.COMMENT_NOT_FOUND))
        .chain(comment -> views(new Page<>(List.of(comment), null)))
        .map(page -> page.items().get(0));
  }

  private Uni<Page<MyCommentView>> views(Page<CommentEntity> page) {
    List<UUID> ids = page.items().stream().map(comment -> comment.id).toList();
    return appeals
        .of(ids)
        .chain(found -> places.photosOf(page).chain(photos -> views(page, found, photos)));
  }

  private Uni<Page<MyCommentView>> views(
      Page<CommentEntity> page, Map<UUID, AppealView> appealsOf, Photos photos) {
    return places.located(
        page,
        (comment, clause) ->
            MyCommentView.of(comment, clause, appealsOf.get(comment.id), photos.own(comment.id)));
  }
}
