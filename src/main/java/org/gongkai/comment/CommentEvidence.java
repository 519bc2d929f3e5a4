package org.gongkai.comment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.evidence.Evidence;
import org.gongkai.audit.evidence.EvidenceKind;
import org.gongkai.audit.evidence.EvidenceSource;
import org.gongkai.platform.id.TimeOrder;
import org.gongkai.platform.security.Digests;
import org.gongkai.platform.security.FieldCipher;

/**
 * Comments as leaves: receipt, consultation, instant of the intake and a salted digest of the text,
 * so that the leaf binds the words and does not tell them.
 */
@ApplicationScoped
public class CommentEvidence implements EvidenceSource {

  private final CommentRepository comments;
  private final FieldCipher cipher;

  CommentEvidence(CommentRepository comments, FieldCipher cipher) {
    this.comments = comments;
    this.cipher = cipher;
  }

  @Override
  public EvidenceKind kind() {
    return EvidenceKind.COMMENT;
  }

  @Override
  public Uni<List<Evidence>> unsealed(Instant since, int most) {
    return comments.unsealed(TimeOrder.from(since), most).map(this::evidence);
  }

  @Override
  public Uni<List<Evidence>> of(Collection<UUID> refs) {
    return comments.list("id in ?1", refs).map(this::evidence);
  }

  /**
   * What stands before the text and a line feed when its digest is made: 43 characters, for whoever
   * holds the receipt.
   */
  public String salt(UUID commentId) {
    return cipher.hash("gongkai-comment-salt-v1\n" + commentId);
  }

  /**
   * Keeps the digests of texts that are about to be replaced, in the present transaction, so that
   * the log goes on to fit.
   *
   * @param ids of comments that the transaction has locked
   */
  public Uni<Void> keepDigests(List<UUID> ids) {
    return comments
        .texts(ids)
        .chain(
            texts -> {
              Map<UUID, String> digests = new LinkedHashMap<>();
              texts.forEach((id, text) -> digests.put(id, digest(id, text)));
              return comments.keepDigests(digests);
            });
  }

  private String digest(UUID id, String text) {
    return Digests.sha256Hex(salt(id) + '\n' + text);
  }

  private List<Evidence> evidence(List<CommentEntity> found) {
    return found.stream().map(this::evidence).toList();
  }

  private Evidence evidence(CommentEntity comment) {
    String text =
        String.join(
            "\n",
            "gongkai-comment-v1",
            comment.receipt,
            comment.consultationId.toString(),
            comment.submittedAt.toString(),
            comment.textDigest == null ? digest(comment.id, comment.text) : comment.textDigest,
            "");
    return new Evidence(comment.id, 0, TimeOrder.of(comment.id), text, true);
  }
}
