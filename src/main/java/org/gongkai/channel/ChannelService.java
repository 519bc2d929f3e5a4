package org.gongkai.channel;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The registry of channels and of the code that serves each kind. */
@ApplicationScoped
public class ChannelService {

  private final ChannelRepository registry;
  private final ChannelKinds kinds;
  private final ChannelAccounts accounts;
  private final ChannelViews views;

  ChannelService(
      ChannelRepository registry,
      ChannelKinds kinds,
      ChannelAccounts accounts,
      ChannelViews views) {
    this.registry = registry;
    this.kinds = kinds;
    this.accounts = accounts;
    this.views = views;
  }

  /** All registered channels by id. */
  @WithSession
  public Uni<List<ChannelView>> all() {
    return registry.list("order by id").map(rows -> rows.stream().map(views::of).toList());
  }

  /**
   * Channels that something can be sent to, in the order asked for.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CHANNEL_NOT_OPEN} naming the first
   *     that is not
   */
  @WithSession
  public Uni<List<ServedChannel>> requireOpen(Collection<String> ids) {
    return registry
        .list("id in ?1 and state = ?2", ids, ChannelState.OPEN)
        .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.id, Function.identity())))
        .map(open -> served(ids, open));
  }

  /** Channels by their ids, open or not; those that nothing serves are left out. */
  @WithSession
  public Uni<List<ServedChannel>> served(Collection<String> ids) {
    return registry
        .list("id in ?1 order by id", ids)
        .map(rows -> rows.stream().filter(this::isServed))
        .map(rows -> rows.map(row -> served(row, codeOf(row))).toList());
  }

  /** One channel with the code that serves it; null when there is none. */
  @WithSession
  public Uni<@Nullable ServedChannel> served(String id) {
    return served(List.of(id)).map(found -> found.isEmpty() ? null : found.get(0));
  }

  private List<ServedChannel> served(Collection<String> ids, Map<String, ChannelEntity> open) {
    List<ServedChannel> all = new ArrayList<>();
    for (String id : ids) {
      ChannelEntity row = open.get(id);
      if (row == null || !isServed(row)) {
        throw new ProblemException(ProblemType.CHANNEL_NOT_OPEN, id);
      }
      all.add(served(row, codeOf(row)));
    }
    return all;
  }

  private boolean isServed(ChannelEntity row) {
    return kinds.code(row.kind) != null;
  }

  private Channel codeOf(ChannelEntity row) {
    Channel code = kinds.code(row.kind);
    if (code == null) {
      throw new IllegalStateException("no code serves " + row.kind);
    }
    return code;
  }

  private ServedChannel served(ChannelEntity row, Channel code) {
    return new ServedChannel(accounts.of(row), code, row.state, row.onCorrection);
  }
}
