package org.gongkai.channel;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
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
  private final Map<String, Channel> byKind;

  ChannelService(ChannelRepository registry, @Any Instance<Channel> channels) {
    this.registry = registry;
    this.byKind =
        channels.stream().collect(Collectors.toUnmodifiableMap(Channel::kind, Function.identity()));
  }

  /** All registered channels by name. */
  @WithSession
  public Uni<List<ChannelView>> all() {
    return registry
        .list("order by id")
        .map(
            rows ->
                rows.stream()
                    .map(row -> new ChannelView(row.id, row.kind, row.name, row.state))
                    .toList());
  }

  /**
   * Refuses channels that nothing can be sent to.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CHANNEL_NOT_OPEN} naming the first
   */
  @WithSession
  public Uni<Void> requireOpen(Collection<String> ids) {
    return registry
        .list("id in ?1 and state = ?2", ids, ChannelState.OPEN)
        .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.id, row -> row.kind)))
        .invoke(open -> requireEach(ids, open))
        .replaceWithVoid();
  }

  /** The code that serves a channel; null when there is none. */
  @WithSession
  public Uni<@Nullable Channel> channel(String id) {
    return registry.findById(id).map(row -> row == null ? null : byKind.get(row.kind));
  }

  private void requireEach(Collection<String> ids, Map<String, String> openKinds) {
    for (String id : ids) {
      String kind = openKinds.get(id);
      if (kind == null || !byKind.containsKey(kind)) {
        throw new ProblemException(ProblemType.CHANNEL_NOT_OPEN, id);
      }
    }
  }
}
