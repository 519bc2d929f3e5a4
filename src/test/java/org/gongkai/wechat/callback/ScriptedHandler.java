package org.gongkai.wechat.callback;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.gongkai.wechat.WechatEvent;
import org.gongkai.wechat.WechatEventHandler;

/** Acts on an event that no platform sends, as a test says. */
@ApplicationScoped
public class ScriptedHandler implements WechatEventHandler {

  /** Its event. */
  static final String EVENT = "gongkai_test_event";

  private final Queue<WechatEvent> handled = new ConcurrentLinkedQueue<>();
  private volatile Function<WechatEvent, Uni<Void>> script = ScriptedHandler::succeed;

  @Override
  public Set<String> events() {
    return Set.of(EVENT);
  }

  @Override
  public Uni<Void> handle(WechatEvent event) {
    handled.add(event);
    return script.apply(event);
  }

  /** What it was called with since it was told what to do. */
  List<WechatEvent> handled() {
    return List.copyOf(handled);
  }

  void does(Function<WechatEvent, Uni<Void>> next) {
    handled.clear();
    script = next;
  }

  static Uni<Void> succeed(WechatEvent event) {
    return Uni.createFrom().voidItem();
  }
}
