package org.gongkai.adoption;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gongkai.comment.Answerable;
import org.gongkai.consultation.ClauseRef;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.consultation.DraftService;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * Makes of an officer's request the verdict on each comment.
 *
 * <p>The changed clause: where the request names the version, that version must exist, be later
 * than the comment's and have changed or removed the clause; only after publication must it be
 * public, for before a report may wait for its version. Where it names none, the newest public
 * version that has the clause is taken as it is, for those who work with one version only.
 */
@ApplicationScoped
class VerdictComposer {

  private final DraftService drafts;
  private final ConsultationService consultations;
  private final VerdictTemplateService templates;
  private final InstantSource clock;

  VerdictComposer(
      DraftService drafts,
      ConsultationService consultations,
      VerdictTemplateService templates,
      InstantSource clock) {
    this.drafts = drafts;
    this.consultations = consultations;
    this.templates = templates;
    this.clock = clock;
  }

  /**
   * What is the same for all comments.
   *
   * @param groupId null for a verdict on one comment
   * @param individual sentences for some of the comments
   */
  record Order(
      VerdictRequest request,
      UUID consultationId,
      @Nullable UUID groupId,
      Map<UUID, String> individual,
      boolean isPublished,
      String by) {}

  /**
   * The verdict on each comment.
   *
   * @param comments of one consultation, locked
   */
  Uni<List<GivenVerdict>> compose(Order order, List<Answerable> comments) {
    Instant now = Times.toMillis(clock.instant());
    return changedVersion(order, comments)
        .chain(version -> reasons(order, version, comments).map(words -> words.at(version, now)))
        .map(words -> comments.stream().map(comment -> given(order, words, comment)).toList());
  }

  /**
   * What differs from comment to comment.
   *
   * @param reasons of each comment, before the individual sentence
   * @param version that changed the clause
   */
  private record Words(
      Function<Answerable, @Nullable String> reasons, @Nullable Integer version, Instant at) {

    Words at(@Nullable Integer changed, Instant now) {
      return new Words(reasons, changed, now);
    }
  }

  private static GivenVerdict given(Order order, Words words, Answerable comment) {
    VerdictRequest request = order.request();
    String common = words.reasons().apply(comment);
    VerdictPolicy.requireReason(request.outcome(), common);
    String individual = order.individual().get(comment.id());
    return new GivenVerdict(
        comment.id(),
        request.outcome(),
        joined(common, individual),
        request.clauseId(),
        words.version(),
        individual,
        order.groupId(),
        stripped(request.note()),
        order.by(),
        words.at(),
        order.isPublished());
  }

  private Uni<@Nullable Integer> changedVersion(Order order, List<Answerable> comments) {
    UUID clause = order.request().clauseId();
    Integer version = order.request().draftVersion();
    if (clause == null) {
      return Uni.createFrom().nullItem();
    }
    if (version == null) {
      return drafts.requirePublicClause(order.consultationId(), clause).map(ClauseRef::version);
    }
    Uni<Void> checked =
        order.isPublished()
            ? drafts.requirePublic(order.consultationId(), version, null)
            : Uni.createFrom().voidItem();
    for (int from : comments.stream().map(Answerable::draftNumber).distinct().toList()) {
      checked =
          checked.chain(() -> drafts.requireChange(order.consultationId(), clause, from, version));
    }
    return checked.map(done -> version);
  }

  private Uni<Words> reasons(Order order, @Nullable Integer version, List<Answerable> comments) {
    String reason = stripped(order.request().reason());
    UUID template = order.request().templateId();
    if (template == null) {
      return Uni.createFrom().item(words(comment -> reason));
    }
    return templates
        .textOf(template, order.request().outcome())
        .chain(text -> values(order, version, comments).map(values -> rendered(text, values)))
        .map(rendered -> words(comment -> joined(rendered.apply(comment), reason)));
  }

  private static Words words(Function<Answerable, @Nullable String> reasons) {
    return new Words(reasons, null, Instant.EPOCH);
  }

  private static Function<Answerable, String> rendered(
      String text, Function<Answerable, TemplateValues> values) {
    return comment -> TemplateText.render(text, values.apply(comment)::of);
  }

  private Uni<Function<Answerable, TemplateValues>> values(
      Order order, @Nullable Integer version, List<Answerable> comments) {
    UUID changed = order.request().clauseId();
    List<UUID> named =
        Stream.concat(Stream.ofNullable(changed), comments.stream().map(Answerable::clauseId))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return drafts
        .writtenClauses(order.consultationId(), named)
        .map(ClauseNames::new)
        .chain(
            names ->
                consultations
                    .publicConsultation(order.consultationId())
                    .map(
                        consultation ->
                            comment ->
                                new TemplateValues(
                                    comment,
                                    order.request().outcome(),
                                    changed,
                                    version,
                                    consultation,
                                    names)));
  }

  private static @Nullable String stripped(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static @Nullable String joined(@Nullable String first, @Nullable String second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return first + second;
  }
}
