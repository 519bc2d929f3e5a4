package org.gongkai.comment.group;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.gongkai.comment.CommentEntity;
import org.gongkai.comment.group.CommentGroupRepository.Shown;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.NumberCursor;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** Groups as staff see them. */
@ApplicationScoped
public class GroupReadService {

  private final CommentGroupRepository groups;
  private final GroupChangeRepository changes;
  private final Members members;
  private final ConsultationService consultations;

  GroupReadService(
      CommentGroupRepository groups,
      GroupChangeRepository changes,
      Members members,
      ConsultationService consultations) {
    this.groups = groups;
    this.changes = changes;
    this.members = members;
    this.consultations = consultations;
  }

  /**
   * The groups of a consultation, newest first; {@code status} null for every one.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONSULTATION_NOT_FOUND}
   */
  @WithSession
  public Uni<Page<GroupView>> page(
      UUID consultationId, @Nullable GroupStatus status, @Nullable String cursor, int limit) {
    UUID before = Cursor.read(cursor);
    return consultations
        .forStaff(consultationId)
        .chain(() -> groups.page(consultationId, status, before, limit + 1))
        .map(rows -> Page.of(rows, limit, row -> Cursor.after(row.group().id)))
        .map(page -> page.map(GroupReadService::view));
  }

  /**
   * A group with a page of its members.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#GROUP_NOT_FOUND}
   */
  @WithSession
  public Uni<Versioned<GroupDetailView>> detail(UUID id, @Nullable String cursor, int limit) {
    UUID after = Cursor.read(cursor);
    return view(id)
        .chain(
            group ->
                members
                    .page(id, after, limit + 1)
                    .map(rows -> page(rows, limit))
                    .map(
                        page -> new GroupDetailView(group.value(), page.items(), page.nextCursor()))
                    .map(view -> new Versioned<>(view, group.version())));
  }

  /**
   * What was done to a group, the first first.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#GROUP_NOT_FOUND}
   */
  @WithSession
  public Uni<Page<GroupChangeView>> history(UUID id, @Nullable String cursor, int limit) {
    int after = NumberCursor.read(cursor);
    return view(id)
        .chain(() -> changes.page(id, after, limit + 1))
        .map(rows -> Page.of(rows, limit, row -> NumberCursor.after(row.number)))
        .map(page -> page.map(GroupChangeView::of));
  }

  /** A group with its version. */
  @WithSession
  Uni<Versioned<GroupView>> view(UUID id) {
    return groups
        .shown(id)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.GROUP_NOT_FOUND))
        .map(shown -> new Versioned<>(view(shown), shown.group().version));
  }

  private static GroupView view(Shown shown) {
    return GroupView.of(shown.group(), shown.size(), shown.textBeginning());
  }

  private static Page<GroupMemberView> page(List<CommentEntity> rows, int limit) {
    return Page.of(rows, limit, row -> Cursor.after(row.id)).map(GroupMemberView::of);
  }
}
