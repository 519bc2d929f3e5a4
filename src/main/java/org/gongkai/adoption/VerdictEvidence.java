package org.gongkai.adoption;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.gongkai.audit.evidence.Evidence;
import org.gongkai.audit.evidence.EvidenceKind;
import org.gongkai.audit.evidence.EvidenceSource;
import org.gongkai.platform.security.Digests;

/** Confirmed verdicts as leaves: comment, number, outcome, instant and a digest of the reason. */
@ApplicationScoped
class VerdictEvidence implements EvidenceSource {

  private final VerdictRevisionRepository verdicts;

  VerdictEvidence(VerdictRevisionRepository verdicts) {
    this.verdicts = verdicts;
  }

  @Override
  public EvidenceKind kind() {
    return EvidenceKind.VERDICT;
  }

  @Override
  public Uni<List<Evidence>> unsealed(Instant since, int most) {
    return verdicts.unsealed(since, most).map(VerdictEvidence::evidence);
  }

  @Override
  public Uni<List<Evidence>> of(Collection<UUID> refs) {
    return verdicts.confirmed(refs).map(VerdictEvidence::evidence);
  }

  private static List<Evidence> evidence(List<VerdictRevisionEntity> found) {
    return found.stream().map(VerdictEvidence::evidence).toList();
  }

  private static Evidence evidence(VerdictRevisionEntity verdict) {
    String reason = verdict.reason == null ? "" : verdict.reason;
    String text =
        String.join(
            "\n",
            "gongkai-verdict-v1",
            verdict.commentId.toString(),
            Integer.toString(verdict.number),
            verdict.outcome.name(),
            verdict.givenAt.toString(),
            Digests.sha256Hex(reason),
            "");
    return new Evidence(verdict.commentId, verdict.number, verdict.givenAt, text, true);
  }
}
