package org.gongkai.content;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.gongkai.calendar.DeadlineKind;
import org.gongkai.calendar.DeadlineService;
import org.gongkai.calendar.NewDeadline;
import org.gongkai.platform.time.Times;

/**
 * By when a policy's interpretation is due: three working days after the policy's publication (四川省
 * 2016 年全面推进政务公开工作实施意见: 及时同步组织开展解读, 3 个工作日内). In the publishing transaction.
 */
@ApplicationScoped
class InterpretationDeadlines {

  private final ContentRepository contents;
  private final DeadlineService deadlines;
  private final PublicationConfig config;

  InterpretationDeadlines(
      ContentRepository contents, DeadlineService deadlines, PublicationConfig config) {
    this.contents = contents;
    this.deadlines = deadlines;
    this.config = config;
  }

  /** Begins the clock with a policy, ends it with its interpretation. */
  Uni<Void> published(ContentEntity content, ContentVersionEntity version, String by, Instant at) {
    UUID policy = version.interprets;
    if (policy != null) {
      return deadlines.met(DeadlineKind.INTERPRETATION, policy, at);
    }
    boolean begins = content.type == ContentType.POLICY && at.equals(content.publishedAt);
    return begins ? begin(content, version, by, at) : Uni.createFrom().voidItem();
  }

  private Uni<Void> begin(
      ContentEntity content, ContentVersionEntity version, String by, Instant at) {
    NewDeadline due =
        new NewDeadline(
            DeadlineKind.INTERPRETATION,
            content.id,
            version.title,
            version.unit,
            at.atZone(Times.SHANGHAI).toLocalDate(),
            config.interpretationDays());
    return contents
        .interpretations(content.id, Set.of(ContentState.PUBLISHED))
        .chain(
            published ->
                published > 0 ? Uni.createFrom().voidItem() : deadlines.set(due, "政策发布", by));
  }
}
