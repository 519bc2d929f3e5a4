package org.gongkai.content;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.gongkai.content.check.LinkProbe;
import org.gongkai.platform.data.EventLoop;

/**
 * Checks a version again, with the pages of others that it links to; they are tried between two
 * transactions.
 */
@ApplicationScoped
public class ContentRechecks {

  private final ContentFindingService findings;
  private final ContentDrafts drafts;
  private final LinkProbe probe;

  ContentRechecks(ContentFindingService findings, ContentDrafts drafts, LinkProbe probe) {
    this.findings = findings;
    this.drafts = drafts;
    this.probe = probe;
  }

  /** Checks the latest version of a content; see {@link ContentFindingService#keep}. */
  Uni<FindingsView> check(UUID id, String by) {
    return findings
        .checkable(id)
        .chain(drafts::recheck)
        .chain(
            draft ->
                EventLoop.returning(probe.broken(draft.links().external()))
                    .chain(broken -> findings.keep(id, draft, broken, by)));
  }
}
