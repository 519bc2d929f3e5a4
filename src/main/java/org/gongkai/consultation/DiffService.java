package org.gongkai.consultation;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongkai.consultation.anchor.Anchor;
import org.gongkai.consultation.anchor.Basis;
import org.gongkai.consultation.anchor.DraftDiff;
import org.gongkai.consultation.anchor.Evidence;
import org.gongkai.platform.cache.AnswerKey;
import org.gongkai.platform.cache.Loaded;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;

/** What changed between two versions, as the anchors between them say. */
@ApplicationScoped
public class DiffService {

  private final DraftService drafts;
  private final AnchorRepository anchors;
  private final PublishedDraftRepository published;
  private final DraftRepository versions;
  private final Vertx vertx;

  DiffService(
      DraftService drafts,
      AnchorRepository anchors,
      PublishedDraftRepository published,
      DraftRepository versions,
      Vertx vertx) {
    this.drafts = drafts;
    this.anchors = anchors;
    this.published = published;
    this.versions = versions;
    this.vertx = vertx;
  }

  /** Name of the cached answer of one comparison. */
  public static AnswerKey cacheKey(UUID consultationId, int from, int to) {
    return new AnswerKey(DraftService.cacheGroup(consultationId), from + "-" + to);
  }

  /**
   * What changed from one public version to a later one; versions between them count on the way.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DRAFT_NOT_FOUND} when one is not
   *     public, {@link ProblemType#VERSIONS_NOT_IN_ORDER}
   */
  public Uni<Loaded> publicDiff(UUID consultationId, int from, int to) {
    return publicInput(consultationId, from, to)
        .chain(input -> compare(consultationId, from, to, input))
        .map(Loaded::json);
  }

  /**
   * What changes when a version is published, compared with the one that it is based on.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#DRAFT_NOT_FOUND}, also when it is
   *     based on none
   */
  public Uni<DraftDiffView> preview(UUID consultationId, int version) {
    return previewInput(consultationId, version)
        .chain(input -> compare(consultationId, input.from(), version, input));
  }

  @WithSession
  Uni<Input> publicInput(UUID consultationId, int from, int to) {
    if (from >= to) {
      throw new ProblemException(ProblemType.VERSIONS_NOT_IN_ORDER);
    }
    return published
        .of(consultationId)
        .map(out -> out.stream().map(row -> row.number).toList())
        .invoke(numbers -> requireBoth(numbers, from, to))
        .map(numbers -> numbers.stream().filter(n -> n > from && n <= to).toList())
        .chain(steps -> input(consultationId, from, to, steps));
  }

  @WithSession
  Uni<Input> previewInput(UUID consultationId, int version) {
    return versions
        .find(consultationId, version)
        .map(draft -> draft == null ? null : draft.basedOn)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.DRAFT_NOT_FOUND))
        .chain(from -> input(consultationId, from, version, List.of(version)));
  }

  private Uni<Input> input(UUID consultationId, int from, int to, List<Integer> steps) {
    Uni<List<Map<UUID, AnchorEntity>>> read = Uni.createFrom().item(ArrayList::new);
    for (int step : steps) {
      read =
          read.call(
              all -> anchors.into(consultationId, step).invoke(rows -> all.add(byClause(rows))));
    }
    return read.chain(
        all ->
            drafts
                .rows(consultationId, from)
                .chain(
                    before ->
                        drafts
                            .rows(consultationId, to)
                            .map(after -> new Input(from, before, after, all))));
  }

  private Uni<DraftDiffView> compare(UUID consultationId, int from, int to, Input input) {
    return vertx.executeBlocking(() -> view(consultationId, from, to, input), false);
  }

  private static DraftDiffView view(UUID consultationId, int from, int to, Input input) {
    List<Anchor> anchors =
        input.before().stream().map(clause -> anchor(clause.clauseId, input.steps())).toList();
    return DraftDiffView.of(
        consultationId,
        from,
        to,
        DraftDiff.between(
            PreparedDraft.clauses(input.before()),
            PreparedDraft.clauses(input.after()),
            anchors,
            true));
  }

  private static Anchor anchor(UUID clauseId, List<Map<UUID, AnchorEntity>> steps) {
    AnchorChain.Trail trail = AnchorChain.follow(clauseId, steps);
    return new Anchor(
        clauseId,
        trail.fate(),
        trail.targets(),
        trail.similarity(),
        trail.moved(),
        trail.renumbered(),
        new Evidence(Basis.UNDECIDED, !trail.moved(), 0));
  }

  private static Map<UUID, AnchorEntity> byClause(List<AnchorEntity> rows) {
    return rows.stream().collect(Collectors.toMap(row -> row.clauseId, Function.identity()));
  }

  private static void requireBoth(List<Integer> numbers, int from, int to) {
    if (!numbers.contains(from) || !numbers.contains(to)) {
      throw new ProblemException(ProblemType.DRAFT_NOT_FOUND);
    }
  }

  /**
   * What a comparison is made of.
   *
   * @param steps the anchors of each step by their clause, the oldest step first
   */
  record Input(
      int from,
      List<ClauseEntity> before,
      List<ClauseEntity> after,
      List<Map<UUID, AnchorEntity>> steps) {}
}
