package org.gongkai.citizen.notification;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongkai.citizen.notification.NotificationConfig.GrantsFrom;
import org.gongkai.citizen.notification.NotificationGrantsRequest.Result;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;
import org.gongkai.platform.time.Times;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The ledger of consents to messages. */
@ApplicationScoped
public class GrantService {

  private final GrantRepository grants;
  private final Templates templates;
  private final GrantsFrom from;
  private final InstantSource clock;

  GrantService(
      GrantRepository grants, Templates templates, NotificationConfig config, InstantSource clock) {
    this.grants = grants;
    this.templates = templates;
    this.from = config.grantsFrom();
    this.clock = clock;
  }

  /** A change of the ledger that an event of the platform tells, with its mark. */
  record Told(String mark, MessageTemplate template, boolean consent) {}

  /** A change of the ledger. */
  private record Change(MessageTemplate template, boolean consent) {}

  /** What a citizen agreed to, of each template that is configured. */
  @WithSession
  public Uni<NotificationGrantsView> list(UUID citizenId) {
    return grants.ofCitizen(citizenId).map(this::view);
  }

  /**
   * Counts what the platform answered the mini-program, unless the platform itself tells.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#TEMPLATE_UNKNOWN}, or {@link
   *     ProblemType#INVALID_REQUEST} when a template comes twice
   */
  @WithTransaction
  public Uni<NotificationGrantsView> note(UUID citizenId, NotificationGrantsRequest request) {
    List<Change> changes = changes(request.results());
    Uni<Void> noted =
        from == GrantsFrom.CLIENT ? applyAll(citizenId, changes) : Uni.createFrom().voidItem();
    return noted.chain(() -> grants.ofCitizen(citizenId)).map(this::view);
  }

  /** Counts what the platform tells, each event once. */
  @WithTransaction
  Uni<Void> noteEvents(UUID citizenId, List<Told> told) {
    return each(
        told,
        one ->
            grants
                .mark(one.mark(), now())
                .chain(
                    first ->
                        first
                            ? apply(citizenId, new Change(one.template(), one.consent()))
                            : Uni.createFrom().voidItem()));
  }

  private List<Change> changes(List<Result> results) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < results.size(); i++) {
      if (!seen.add(results.get(i).template())) {
        String field = "results[" + i + "].template";
        throw new ProblemException(ProblemType.INVALID_REQUEST)
            .withViolations(List.of(new Violation("body", field, "named twice")));
      }
    }
    return results.stream()
        .map(result -> change(require(result.template()), result.result()))
        .filter(Objects::nonNull)
        // In one order for all, so that two requests of a citizen never wait for each other.
        .sorted(Comparator.comparing(change -> change.template().id()))
        .toList();
  }

  private MessageTemplate require(String name) {
    MessageTemplate template = templates.find(name);
    if (template == null) {
      throw new ProblemException(ProblemType.TEMPLATE_UNKNOWN);
    }
    return template;
  }

  /** Who says no to one more message has not taken back an earlier yes; to all messages, has. */
  private static @Nullable Change change(MessageTemplate template, SubscribeResult result) {
    if (result.isConsent()) {
      return new Change(template, true);
    }
    return result == SubscribeResult.REJECT && template.standing()
        ? new Change(template, false)
        : null;
  }

  private Uni<Void> applyAll(UUID citizenId, List<Change> changes) {
    return each(changes, change -> apply(citizenId, change));
  }

  private Uni<Void> apply(UUID citizenId, Change change) {
    MessageTemplate template = change.template();
    Uni<Long> changed =
        change.consent()
            ? grants.accept(citizenId, template, now())
            : grants.clear(citizenId, template.id(), now());
    return changed
        .onFailure(GrantService::isUnknownCitizen)
        .transform(unknown -> new UnauthorizedException())
        .replaceWithVoid();
  }

  private static boolean isUnknownCitizen(Throwable failure) {
    return failure instanceof ConstraintViolationException violation
        && "notification_grant_citizen_id_fkey".equals(violation.getConstraintName());
  }

  private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> work) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUniAndConcatenate(item -> work.apply(item))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private NotificationGrantsView view(List<NotificationGrantEntity> rows) {
    Map<String, NotificationGrantEntity> byId =
        rows.stream().collect(Collectors.toMap(row -> row.templateId, Function.identity()));
    return new NotificationGrantsView(
        templates.all().stream().map(one -> item(one, byId.get(one.id()))).toList());
  }

  private static NotificationGrantsView.Item item(
      MessageTemplate template, @Nullable NotificationGrantEntity row) {
    return new NotificationGrantsView.Item(
        template.name().key(),
        template.id(),
        row != null && row.standing,
        row == null ? 0 : row.remaining);
  }

  private Instant now() {
    return Times.toMillis(clock.instant());
  }
}
