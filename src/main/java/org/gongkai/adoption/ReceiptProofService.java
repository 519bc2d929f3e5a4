package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.gongkai.audit.evidence.EvidenceKind;
import org.gongkai.audit.evidence.EvidenceService;
import org.gongkai.audit.evidence.InclusionProof;
import org.gongkai.audit.evidence.ProvenThings;
import org.gongkai.comment.CommentEvidence;
import org.gongkai.comment.CommentService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;

/** Proves to who holds a receipt what the log has of the comment. */
@ApplicationScoped
public class ReceiptProofService {

  private final CommentService comments;
  private final FeedbackReadService feedback;
  private final EvidenceService evidence;
  private final CommentEvidence leaves;

  ReceiptProofService(
      CommentService comments,
      FeedbackReadService feedback,
      EvidenceService evidence,
      CommentEvidence leaves) {
    this.comments = comments;
    this.feedback = feedback;
    this.evidence = evidence;
    this.leaves = leaves;
  }

  /**
   * The proof behind a receipt.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#RECEIPT_NOT_FOUND}; {@link
   *     ProblemType#PROOF_NOT_READY} while no head that has it is signed
   */
  @WithSession
  public Uni<ReceiptProofView> proof(String receipt) {
    return comments
        .byReceipt(receipt)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.RECEIPT_NOT_FOUND))
        .chain(comment -> proof(comment.id()));
  }

  private Uni<ReceiptProofView> proof(UUID commentId) {
    return feedback
        .answerTo(commentId)
        .chain(
            answer ->
                evidence
                    .prove(List.of(commentId))
                    .map(
                        proven ->
                            view(
                                commentId,
                                answer != null,
                                proven.orElseThrow(
                                    () -> new ProblemException(ProblemType.PROOF_NOT_READY)))));
  }

  /** Of the verdicts only the last one, and none before the report is out. */
  private ReceiptProofView view(UUID commentId, boolean answered, ProvenThings proven) {
    List<InclusionProof> shown = new ArrayList<>(of(EvidenceKind.COMMENT, proven));
    if (answered) {
      of(EvidenceKind.VERDICT, proven).stream()
          .max(Comparator.comparingLong(InclusionProof::index))
          .ifPresent(shown::add);
    }
    return new ReceiptProofView(leaves.salt(commentId), proven.note(), shown);
  }

  private static List<InclusionProof> of(EvidenceKind kind, ProvenThings proven) {
    return proven.proofs().stream().filter(proof -> proof.kind() == kind).toList();
  }
}
