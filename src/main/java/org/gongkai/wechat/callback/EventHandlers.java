package org.gongkai.wechat.callback;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gongkai.wechat.WechatEvent;
import org.gongkai.wechat.WechatEventHandler;

/** Whoever acts on events. */
@ApplicationScoped
class EventHandlers {

  private final List<WechatEventHandler> handlers;

  EventHandlers(@All List<WechatEventHandler> handlers) {
    this.handlers = handlers;
  }

  /** Whether anybody acts on events of this name. */
  boolean areThereFor(String name) {
    return handlers.stream().anyMatch(handler -> handler.events().contains(name));
  }

  /**
   * Has everybody act who acts on it, one after the other. All are called though one fails; then
   * the whole fails.
   */
  Uni<Void> handle(WechatEvent event) {
    return Multi.createFrom()
        .items(handlers.stream().filter(handler -> handler.events().contains(event.name())))
        .onItem()
        .transformToUni(handler -> Uni.createFrom().deferred(() -> handler.handle(event)))
        .collectFailures()
        .concatenate()
        .collect()
        .asList()
        .replaceWithVoid();
  }
}
