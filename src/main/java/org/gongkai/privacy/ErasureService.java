package org.gongkai.privacy;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.comment.CommentEvidence;
import org.gongkai.platform.time.Times;

/**
 * Erases a person (个人信息保护法 article 47). What stays is the public record that the procedure of the
 * decision needs, without the person: the text that the public may read, its outcome and its answer
 * (重大行政决策程序暂行条例 on the record of the procedure; 个人信息保护法 article 4 on what is anonymous).
 */
@ApplicationScoped
public class ErasureService {

  /** In the place of the name. */
  static final String GONE = "已注销";

  /** In the place of a text that does not stay. */
  static final String GONE_TEXT = "（作者已注销）";

  private final ErasureRepository rows;
  private final CommentEvidence leaves;
  private final AuditService audit;
  private final InstantSource clock;

  ErasureService(
      ErasureRepository rows, CommentEvidence leaves, AuditService audit, InstantSource clock) {
    this.rows = rows;
    this.leaves = leaves;
    this.audit = audit;
    this.clock = clock;
  }

  /** Erases a person in one transaction; nothing for one who is not there. */
  @WithTransaction
  Uni<ErasedComments> erase(UUID citizen) {
    return rows.hold(citizen)
        .chain(() -> rows.comments(citizen))
        .chain(
            comments ->
                rows.isThere(citizen)
                    .chain(
                        there ->
                            there
                                ? erase(citizen, comments)
                                : Uni.createFrom().item(ErasedComments.none())));
  }

  private Uni<ErasedComments> erase(UUID citizen, List<UUID> comments) {
    return leaves
        .keepDigests(comments)
        .chain(() -> rows.partWithPhotos(citizen))
        .chain(() -> rows.anonymise(citizen, Times.toMillis(clock.instant())))
        .chain(() -> rows.delete(citizen))
        .chain(() -> audit.record(erased(citizen, comments.size())))
        .replaceWith(new ErasedComments(true, comments));
  }

  /** The identifier leads to nobody any more; who asks whether they were erased can show it. */
  private static AuditedAction erased(UUID citizen, int comments) {
    return new AuditedAction(
        "citizen", "eraseMe", "citizen", citizen, null, Map.of("comments", comments));
  }
}
