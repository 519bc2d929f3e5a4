package org.gongkai.content;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gongkai.channel.ChannelFinding;
import org.gongkai.channel.ChannelService;
import org.gongkai.channel.Post;
import org.gongkai.channel.ServedChannel;
import org.gongkai.content.PublicationConfig.WithoutInterpretation;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Whether a reviewed version may be published, to these channels and at that time. */
@ApplicationScoped
class PublicationGate {

  static final String WITHOUT_INTERPRETATION = "policy-without-interpretation";

  private static final Duration FURTHEST = Duration.ofDays(366);
  private static final Set<ContentState> READY =
      Set.of(ContentState.APPROVED, ContentState.SCHEDULED, ContentState.PUBLISHED);

  private final ContentRepository contents;
  private final ChannelService channels;
  private final ContentPublisher publisher;
  private final PublicationConfig config;

  PublicationGate(
      ContentRepository contents,
      ChannelService channels,
      ContentPublisher publisher,
      PublicationConfig config) {
    this.contents = contents;
    this.channels = channels;
    this.publisher = publisher;
    this.config = config;
  }

  /**
   * Refuses a version that nobody may publish.
   *
   * @throws ProblemException {@link ProblemType#CONTENT_DERIVED}, {@link
   *     ProblemType#CONTENT_NOT_REVIEWED}, {@link ProblemType#CONTENT_STATE_FORBIDS} or {@link
   *     ProblemType#CONTENT_NOT_PUBLIC}
   */
  static void requireReviewed(ContentEntity content, ContentVersionEntity version) {
    ContentPolicy.requireWritten(content.type);
    if (content.state == ContentState.DRAFT || content.state == ContentState.IN_REVIEW) {
      throw new ProblemException(ProblemType.CONTENT_NOT_REVIEWED);
    }
    ContentPolicy.requireState(content, ContentState.APPROVED, ContentState.SCHEDULED);
    if (version.openness != Openness.PROACTIVE) {
      throw new ProblemException(ProblemType.CONTENT_NOT_PUBLIC);
    }
  }

  /**
   * Refuses an instant that is past, too far, or later than the content's own end.
   *
   * @param planned null for now
   * @throws ProblemException {@link ProblemType#CONTENT_INVALID}
   */
  static void requireTime(ContentVersionEntity version, @Nullable Instant planned, Instant now) {
    if (planned != null && (!planned.isAfter(now) || planned.isAfter(now.plus(FURTHEST)))) {
      ContentPolicy.requireNone(List.of(ContentPolicy.body("publishAt", "须为一年以内的将来时间")));
    }
    Instant end = version.expiresAt;
    if (end != null && !end.isAfter(planned == null ? now : planned)) {
      ContentPolicy.requireNone(List.of(ContentPolicy.body("publishAt", "内容在发布之前已经到期")));
    }
  }

  /**
   * Refuses channels that are not open or do not take the version.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CHANNEL_NOT_OPEN} or {@link
   *     ProblemType#CHANNEL_REFUSES}
   */
  Uni<Void> requireTaken(
      ContentEntity content, ContentVersionEntity version, Collection<String> to) {
    if (to.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Post post = publisher.post(content, version);
    return channels
        .requireOpen(to)
        .invoke(open -> requireNone(refusals(open, post)))
        .replaceWithVoid();
  }

  private static List<PublicationRefusal> refusals(List<ServedChannel> open, Post post) {
    List<PublicationRefusal> refusals = new ArrayList<>();
    for (ServedChannel served : open) {
      for (ChannelFinding finding : served.channel().validate(served.account(), post)) {
        refusals.add(PublicationRefusal.of(served.account().id(), finding));
      }
    }
    return refusals;
  }

  private static void requireNone(List<PublicationRefusal> refusals) {
    if (!refusals.isEmpty()) {
      throw new ProblemException(ProblemType.CHANNEL_REFUSES).with("refusals", refusals);
    }
  }

  /**
   * Refuses an interpretation whose policy readers do not see, and where so configured a policy
   * whose interpretation is not ready.
   *
   * @param now whether it is published now and not later
   * @return warnings
   * @throws ProblemException (in the Uni) {@link ProblemType#POLICY_NOT_INTERPRETABLE} or {@link
   *     ProblemType#POLICY_WITHOUT_INTERPRETATION}
   */
  Uni<List<String>> requirePair(ContentEntity content, ContentVersionEntity version, boolean now) {
    UUID policy = version.interprets;
    if (policy != null) {
      return contents
          .require(policy)
          .invoke(found -> requireInterpretable(found, now))
          .replaceWith(List.of());
    }
    return content.type == ContentType.POLICY
        ? contents.interpretations(content.id, READY).map(this::warnings)
        : Uni.createFrom().item(List.of());
  }

  private static void requireInterpretable(ContentEntity policy, boolean now) {
    boolean planned = !now && policy.state == ContentState.SCHEDULED;
    if (policy.withdrawnAt != null
        || policy.state == ContentState.EXPIRED
        || (policy.published == null && !planned)) {
      throw new ProblemException(ProblemType.POLICY_NOT_INTERPRETABLE);
    }
  }

  private List<String> warnings(long ready) {
    if (ready > 0) {
      return List.of();
    }
    if (config.policyWithoutInterpretation() == WithoutInterpretation.REFUSE) {
      throw new ProblemException(ProblemType.POLICY_WITHOUT_INTERPRETATION);
    }
    return List.of(WITHOUT_INTERPRETATION);
  }
}
