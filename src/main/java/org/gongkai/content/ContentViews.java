package org.gongkai.content;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gongkai.platform.web.Versioned;

/** Contents as staff read them. */
@ApplicationScoped
class ContentViews {

  private final ContentFindingRepository findings;
  private final ContentJson json;

  ContentViews(ContentFindingRepository findings, ContentJson json) {
    this.findings = findings;
    this.json = json;
  }

  /** A content with one of its versions, in the present session. */
  Uni<Versioned<ContentView>> view(ContentEntity content, ContentVersionEntity version) {
    return findings
        .ofVersion(content.id, version.number)
        .map(found -> new Versioned<>(view(content, version, found), content.version));
  }

  private ContentView view(
      ContentEntity content, ContentVersionEntity version, List<ContentFindingEntity> found) {
    int open = (int) found.stream().filter(one -> one.overriddenAt == null).count();
    return ContentView.of(content, text(version), found.size(), open);
  }

  /** A version. */
  ContentVersionView text(ContentVersionEntity version) {
    return ContentVersionView.of(version, json.attachments(version), json.channels(version));
  }
}
