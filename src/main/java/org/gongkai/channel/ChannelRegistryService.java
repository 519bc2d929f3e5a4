package org.gongkai.channel;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedChange;
import org.gongkai.platform.data.Batch;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.VersionTag;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** Registers, changes and closes channels, and keeps the register of it. */
@ApplicationScoped
public class ChannelRegistryService {

  /** Of these in the trail. */
  static final String SUBJECT = "channel";

  private final ChannelRepository registry;
  private final ChannelChangeRepository changes;
  private final ChannelKinds kinds;
  private final ChannelAccounts accounts;
  private final ChannelViews views;
  private final AuditService audit;
  private final IdGenerator ids;
  private final InstantSource clock;

  ChannelRegistryService(
      ChannelRepository registry,
      ChannelChangeRepository changes,
      ChannelKinds kinds,
      ChannelAccounts accounts,
      ChannelViews views,
      AuditService audit,
      IdGenerator ids,
      InstantSource clock) {
    this.registry = registry;
    this.changes = changes;
    this.kinds = kinds;
    this.accounts = accounts;
    this.views = views;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * One channel.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CHANNEL_NOT_FOUND}
   */
  @WithSession
  public Uni<Versioned<ChannelView>> get(String id) {
    return orNotFound(registry.find(id, LockModeType.NONE)).map(views::versioned);
  }

  /**
   * What was done with a channel, newest first.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CHANNEL_NOT_FOUND}
   */
  @WithSession
  public Uni<Page<ChannelChangeView>> changes(String id, @Nullable String cursor, int limit) {
    UUID before = Cursor.read(cursor);
    return orNotFound(registry.find(id, LockModeType.NONE))
        .chain(() -> changes.page(id, before, limit + 1))
        .map(rows -> Page.of(rows, limit, row -> Cursor.after(row.id)).map(ChannelChangeView::of));
  }

  /**
   * Registers a channel; it is open at once.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CHANNEL_EXISTS} or {@link
   *     ProblemType#CHANNEL_INVALID}
   */
  @WithTransaction
  public Uni<Versioned<ChannelView>> open(OpenChannelRequest request, String by) {
    ChannelPolicy.requireNone(ChannelPolicy.checkId(request.id()));
    return registry
        .claimId(request.id())
        .chain(() -> registry.findById(request.id()))
        .invoke(ChannelRegistryService::requireNew)
        .map(none -> filled(request, by))
        .invoke(this::requireUsable)
        .call(registry::persist)
        .call(row -> note(row, ChannelChangeKind.OPENED, request.note(), by))
        .call(registry::flush)
        .map(views::versioned)
        .call(made -> audited("openChannel", null, made.value(), request.note(), by));
  }

  /**
   * Changes everything about a channel but its id, its kind and its state.
   *
   * @param ifMatch the version that the administrator saw
   * @throws ProblemException (in the Uni) {@link ProblemType#CHANNEL_NOT_FOUND}, {@link
   *     ProblemType#CHANNEL_STATE_FORBIDS} of a closed one, or {@link ProblemType#CHANNEL_INVALID}
   */
  @WithTransaction
  public Uni<Versioned<ChannelView>> change(
      String id, @Nullable String ifMatch, PutChannelRequest request, String by) {
    return requireForUpdate(id, ifMatch)
        .invoke(row -> ChannelPolicy.requireChangeable(row.state))
        .chain(
            row -> {
              ChannelView before = views.versioned(row).value();
              return change(row, request, by)
                  .call(registry::flush)
                  .map(views::versioned)
                  .call(
                      after -> audited("changeChannel", before, after.value(), request.note(), by));
            });
  }

  /**
   * Suspends, resumes or closes a channel.
   *
   * @param action {@link ChannelChangeKind#SUSPENDED}, {@code RESUMED} or {@code CLOSED}
   * @throws ProblemException (in the Uni) {@link ProblemType#CHANNEL_NOT_FOUND} or {@link
   *     ProblemType#CHANNEL_STATE_FORBIDS}
   */
  @WithTransaction
  public Uni<Versioned<ChannelView>> move(
      String id, @Nullable String ifMatch, ChannelChangeKind action, String note, String by) {
    return requireForUpdate(id, ifMatch)
        .chain(
            row -> {
              ChannelView before = views.versioned(row).value();
              row.state = ChannelPolicy.after(action, row.state);
              return note(row, action, note, by)
                  .call(registry::flush)
                  .map(noted -> views.versioned(row))
                  .call(after -> audited(operation(action), before, after.value(), note, by));
            });
  }

  private static String operation(ChannelChangeKind action) {
    return switch (action) {
      case SUSPENDED -> "suspendChannel";
      case RESUMED -> "resumeChannel";
      case CLOSED -> "closeChannel";
      default -> throw new IllegalArgumentException(action.name());
    };
  }

  private Uni<Void> audited(
      String action,
      @Nullable ChannelView before,
      ChannelView after,
      @Nullable String note,
      String by) {
    return audit.record(
        new AuditedChange(
            by, action, SUBJECT, AuditedChange.idOf(SUBJECT, after.id()), note, before, after));
  }

  private Uni<ChannelEntity> change(ChannelEntity row, PutChannelRequest request, String by) {
    List<ChannelChangeEntity> register =
        ChannelPolicy.kinds(row, accounts.settings(row), request).stream()
            .map(kind -> entry(row, kind, noteOf(kind, row, request), by))
            .toList();
    fill(row, request);
    requireUsable(row);
    return Batch.persist(register).replaceWith(row);
  }

  private static @Nullable String noteOf(
      ChannelChangeKind kind, ChannelEntity row, PutChannelRequest request) {
    return kind == ChannelChangeKind.RENAMED
        ? ChannelPolicy.renamed(row.name, request.name(), request.note())
        : request.note();
  }

  private void fill(ChannelEntity row, PutChannelRequest request) {
    row.name = request.name();
    row.account = request.account();
    row.ownerUnit = request.ownerUnit();
    row.settings = accounts.write(request.settings());
    row.onCorrection = request.onCorrection();
    row.callsPerMinute = request.callsPerMinute();
    row.concurrency = request.concurrency();
    if (request.credentials() != null) {
      row.credentials = accounts.seal(request.credentials());
    }
  }

  private ChannelEntity filled(OpenChannelRequest request, String by) {
    ChannelEntity row = new ChannelEntity();
    row.id = request.id();
    row.kind = request.kind();
    row.name = request.name();
    row.account = request.account();
    row.ownerUnit = request.ownerUnit();
    row.state = ChannelState.OPEN;
    row.settings = accounts.write(request.settings() == null ? Map.of() : request.settings());
    row.credentials = accounts.seal(request.credentials());
    row.onCorrection =
        request.onCorrection() == null ? OnCorrection.MANUAL : request.onCorrection();
    row.callsPerMinute = orDefault(request.callsPerMinute(), ChannelPolicy.DEFAULT_CALLS);
    row.concurrency = orDefault(request.concurrency(), ChannelPolicy.DEFAULT_AT_ONCE);
    row.createdAt = Times.toMillis(clock.instant());
    row.createdBy = by;
    return row;
  }

  private static int orDefault(@Nullable Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }

  private void requireUsable(ChannelEntity row) {
    ChannelPolicy.requireNone(kinds.check(accounts.of(row)));
  }

  private Uni<ChannelChangeEntity> note(
      ChannelEntity row, ChannelChangeKind kind, @Nullable String note, String by) {
    return changes.persist(entry(row, kind, note, by));
  }

  private ChannelChangeEntity entry(
      ChannelEntity row, ChannelChangeKind kind, @Nullable String note, String by) {
    ChannelChangeEntity change = new ChannelChangeEntity();
    change.id = ids.next();
    change.channelId = row.id;
    change.kind = kind;
    change.note = note;
    change.changedBy = by;
    change.changedAt = Times.toMillis(clock.instant());
    return change;
  }

  private Uni<ChannelEntity> requireForUpdate(String id, @Nullable String ifMatch) {
    return orNotFound(registry.find(id, LockModeType.PESSIMISTIC_WRITE))
        .invoke(row -> VersionTag.require(ifMatch, row.version));
  }

  private static void requireNew(@Nullable ChannelEntity known) {
    if (known != null) {
      throw new ProblemException(ProblemType.CHANNEL_EXISTS);
    }
  }

  private static Uni<ChannelEntity> orNotFound(Uni<@Nullable ChannelEntity> found) {
    return found
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CHANNEL_NOT_FOUND));
  }
}
