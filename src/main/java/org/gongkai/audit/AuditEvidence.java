package org.gongkai.audit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.gongkai.audit.evidence.Evidence;
import org.gongkai.audit.evidence.EvidenceKind;
import org.gongkai.audit.evidence.EvidenceSource;
import org.gongkai.platform.id.TimeOrder;
import org.gongkai.platform.security.Digests;

/**
 * Entries of the trail as leaves. A leaf holds the entry's MAC, so that it tells outsiders nothing;
 * of an entry from before there were MACs, the digest of its columns.
 */
@ApplicationScoped
class AuditEvidence implements EvidenceSource {

  private final AuditEntryRepository entries;
  private final AuditMac macs;

  AuditEvidence(AuditEntryRepository entries, AuditMac macs) {
    this.entries = entries;
    this.macs = macs;
  }

  @Override
  public EvidenceKind kind() {
    return EvidenceKind.AUDIT;
  }

  @Override
  public Uni<List<Evidence>> unsealed(Instant since, int most) {
    return entries
        .unsealed(TimeOrder.from(since), most)
        .chain(
            found ->
                entries
                    .isSigned()
                    .map(signed -> found.stream().map(entry -> evidence(entry, signed)).toList()));
  }

  @Override
  public Uni<List<Evidence>> of(Collection<UUID> refs) {
    return entries
        .of(refs)
        .map(found -> found.stream().map(entry -> evidence(entry, false)).toList());
  }

  /** Without a MAC nothing enters a log that was signed once. */
  private Evidence evidence(AuditEntryEntity entry, boolean signed) {
    boolean genuine = entry.mac == null ? !signed : macs.fits(entry);
    return new Evidence(entry.id, 0, TimeOrder.of(entry.id), text(entry), genuine);
  }

  private static String text(AuditEntryEntity entry) {
    return entry.mac == null
        ? "gongkai-audit-v0\n"
            + entry.id
            + '\n'
            + Digests.sha256Hex(AuditMac.canonical(entry))
            + '\n'
        : "gongkai-audit-v1\n" + entry.id + '\n' + entry.mac + '\n';
  }
}
