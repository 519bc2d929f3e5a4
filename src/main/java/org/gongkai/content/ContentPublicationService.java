package org.gongkai.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Moment;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** Publishes reviewed contents, now or when their time comes. Each method is one transaction. */
@ApplicationScoped
public class ContentPublicationService {

  private static final int AT_ONCE = 100;

  private final ContentRepository contents;
  private final ContentVersionRepository versions;
  private final PublicationGate gate;
  private final ContentPublisher publisher;
  private final InterpretationDeadlines deadlines;
  private final ContentViews views;
  private final ContentJson lists;
  private final AuditService audit;
  private final ObjectMapper json;
  private final InstantSource clock;

  ContentPublicationService(
      ContentRepository contents,
      ContentVersionRepository versions,
      PublicationGate gate,
      ContentPublisher publisher,
      InterpretationDeadlines deadlines,
      ContentViews views,
      ContentJson lists,
      AuditService audit,
      ObjectMapper json,
      InstantSource clock) {
    this.contents = contents;
    this.versions = versions;
    this.gate = gate;
    this.publisher = publisher;
    this.deadlines = deadlines;
    this.views = views;
    this.lists = lists;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Publishes the latest version of a content, or plans it.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONTENT_NOT_FOUND} and those of {@link
   *     PublicationGate}
   */
  @WithTransaction
  Uni<Versioned<PublicationView>> publish(
      UUID id, @Nullable String ifMatch, PublishContentRequest request, String by) {
    Instant now = Times.toMillis(clock.instant());
    Moment planned = request.publishAt();
    Instant at = planned == null ? null : planned.start();
    return contents
        .lock(id, ifMatch)
        .chain(
            content ->
                versions
                    .version(id, content.latest)
                    .invoke(version -> PublicationGate.requireReviewed(content, version))
                    .invoke(version -> PublicationGate.requireTime(version, at, now))
                    .chain(version -> publish(content, version, request, at, now, by)));
  }

  private Uni<Versioned<PublicationView>> publish(
      ContentEntity content,
      ContentVersionEntity version,
      PublishContentRequest request,
      @Nullable Instant at,
      Instant now,
      String by) {
    Collection<String> chosen = request.channels();
    Collection<String> to = new TreeSet<>(chosen == null ? lists.channels(version) : chosen);
    return gate.requireTaken(content, version, to)
        .chain(() -> gate.requirePair(content, version, at == null))
        .call(() -> at == null ? show(content, version, to, by, now) : plan(content, to, at, by))
        .call(contents::flush)
        .chain(
            warnings ->
                views
                    .view(content, version)
                    .map(
                        view ->
                            new Versioned<>(
                                new PublicationView(view.value(), warnings), view.version())));
  }

  private Uni<Void> show(
      ContentEntity content,
      ContentVersionEntity version,
      Collection<String> to,
      String by,
      Instant now) {
    return publisher
        .publish(content, version, to, by, now)
        .chain(() -> deadlines.published(content, version, by, now))
        .chain(
            () ->
                audited(content, "publishContent", null, Map.of("channels", List.copyOf(to)), by));
  }

  private Uni<Void> plan(ContentEntity content, Collection<String> to, Instant at, String by) {
    content.state = ContentState.SCHEDULED;
    content.publishAt = at;
    content.publishBy = by;
    content.publishChannels = lists.write(List.copyOf(to));
    Map<String, Object> detail = Map.of("channels", List.copyOf(to), "publishAt", Times.format(at));
    return audited(content, "planPublication", null, detail, by);
  }

  /**
   * Cancels a planned publication; the content stays approved.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONTENT_NOT_FOUND}, {@link
   *     ProblemType#CONTENT_STATE_FORBIDS}
   */
  @WithTransaction
  Uni<Versioned<ContentView>> cancel(UUID id, @Nullable String ifMatch, String by) {
    return contents
        .lock(id, ifMatch)
        .invoke(content -> ContentPolicy.requireState(content, ContentState.SCHEDULED))
        .invoke(ContentPublicationService::forgetPlan)
        .call(content -> audited(content, "cancelPublication", null, Map.of(), by))
        .call(contents::flush)
        .chain(
            content ->
                versions
                    .version(id, content.latest)
                    .chain(version -> views.view(content, version)));
  }

  /** Contents whose planned publication is due, by the database's clock. */
  @WithSession
  Uni<List<UUID>> due() {
    return contents.plannedAndDue(AT_ONCE);
  }

  /** Publishes what was planned; nothing when another instance did, or somebody cancelled it. */
  @WithTransaction
  Uni<Void> publishPlanned(UUID id) {
    Instant now = Times.toMillis(clock.instant());
    return contents
        .lock(id, "*")
        .chain(
            content ->
                content.state == ContentState.SCHEDULED
                    ? publishPlanned(content, now)
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> publishPlanned(ContentEntity content, Instant now) {
    String by = content.publishBy == null ? "system" : content.publishBy;
    List<String> to = channels(content);
    return versions
        .version(content.id, content.latest)
        .invoke(version -> PublicationGate.requireReviewed(content, version))
        .invoke(version -> PublicationGate.requireTime(version, null, now))
        .call(version -> gate.requireTaken(content, version, to))
        .call(version -> gate.requirePair(content, version, true))
        .chain(version -> show(content, version, to, by, now));
  }

  /** Gives a plan up that cannot be carried out, and says why. */
  @WithTransaction
  Uni<Void> giveUp(UUID id, String code) {
    return contents
        .lock(id, "*")
        .chain(
            content -> {
              if (content.state != ContentState.SCHEDULED) {
                return Uni.createFrom().voidItem();
              }
              forgetPlan(content);
              return audited(
                  content, "plannedPublicationFailed", null, Map.of("problem", code), "system");
            });
  }

  /** Groups of the cached answers that show a content: its own, its policy's, its explanations'. */
  @WithSession
  Uni<List<String>> answers(UUID id) {
    return contents
        .require(id)
        .chain(
            content ->
                contents
                    .interpretationsOf(id)
                    .map(
                        explaining -> {
                          List<UUID> shown = new ArrayList<>(explaining);
                          shown.add(id);
                          UUID policy = content.interprets;
                          if (policy != null) {
                            shown.add(policy);
                          }
                          return shown.stream().map(ContentService::cacheGroup).toList();
                        }));
  }

  private static void forgetPlan(ContentEntity content) {
    content.state = ContentState.APPROVED;
    content.publishAt = null;
    content.publishBy = null;
    content.publishChannels = null;
  }

  private List<String> channels(ContentEntity content) {
    try {
      String planned = content.publishChannels;
      return planned == null ? List.of() : json.readValue(planned, new TypeReference<>() {});
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Uni<Void> audited(
      ContentEntity content,
      String action,
      @Nullable String reason,
      Map<String, Object> detail,
      String by) {
    Map<String, Object> all = new TreeMap<>(detail);
    all.put("number", content.latest);
    return audit.record(new AuditedAction(by, action, "content", content.id, reason, all));
  }
}
