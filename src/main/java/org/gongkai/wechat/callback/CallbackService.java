package org.gongkai.wechat.callback;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.gongkai.platform.id.IdGenerator;
import org.jspecify.annotations.Nullable;

/** Stores what is pushed. Every method is one transaction. */
@ApplicationScoped
class CallbackService {

  private final WechatEventRepository events;
  private final IdGenerator ids;

  CallbackService(WechatEventRepository events, IdGenerator ids) {
    this.events = events;
    this.ids = ids;
  }

  /** What became of a callback. */
  enum Outcome {
    /** Stored, to be worked off. */
    STORED,
    /** Stored before. */
    REPEATED,
    /** Nobody acts on it. */
    IGNORED,
    /** Its signature came with another content before. */
    FORGED
  }

  /**
   * Stores an event, once.
   *
   * @param signature null when it covers the content
   * @param event null when nobody acts on it
   */
  @WithTransaction
  Uni<Outcome> store(@Nullable UsedSignature signature, @Nullable StoredEvent event) {
    return signature == null
        ? add(event)
        : events
            .remember(signature)
            .chain(
                first ->
                    first.equals(signature.digest())
                        ? add(event)
                        : Uni.createFrom().item(Outcome.FORGED));
  }

  private Uni<Outcome> add(@Nullable StoredEvent event) {
    return event == null
        ? Uni.createFrom().item(Outcome.IGNORED)
        : events.add(ids.next(), event).map(added -> added ? Outcome.STORED : Outcome.REPEATED);
  }
}
