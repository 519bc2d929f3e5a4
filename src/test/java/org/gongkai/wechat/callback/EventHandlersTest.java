package org.gongkai.wechat.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gongkai.wechat.AppKind;
import org.gongkai.wechat.WechatApp;
import org.gongkai.wechat.WechatEvent;
import org.gongkai.wechat.WechatEventHandler;
import org.gongkai.wechat.WechatFailure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventHandlersTest {

  private final List<String> called = new ArrayList<>();

  @Test
  void callsEverybodyWhoActsOnAnEvent() {
    EventHandlers handlers =
        new EventHandlers(List.of(handler("one", "a"), handler("two", "b"), handler("three", "a")));
    assertThat(failureOf(handlers, "a")).isNull();
    assertThat(called).containsExactly("one", "three");
    assertThat(handlers.areThereFor("b")).isTrue();
    assertThat(handlers.areThereFor("c")).isFalse();
  }

  @Test
  void callsTheOthersThoughOneFails() {
    EventHandlers handlers =
        new EventHandlers(
            List.of(handler("throws", "a"), handler("fails", "a"), handler("one", "a")));
    Throwable failure = failureOf(handlers, "a");
    assertThat(called).containsExactly("throws", "fails", "one");
    assertThat(failure).isNotNull();
    assertThat(FailureKind.of(new IllegalStateException("甲某某")))
        .startsWith("IllegalStateException at EventHandlersTest.java:");
    assertThat(FailureKind.of(new WechatFailure(WechatFailure.Kind.BUSY, -1, null, null)))
        .isEqualTo("BUSY -1");
  }

  private static @Nullable Throwable failureOf(EventHandlers handlers, String event) {
    WechatApp app = new WechatApp("a", AppKind.MINI_PROGRAM, "wx", "s", null, null);
    return handlers
        .handle(new WechatEvent(app, event, new JsonObject(), Instant.EPOCH))
        .map(done -> (Throwable) null)
        .onFailure()
        .recoverWithItem(failure -> failure)
        .await()
        .atMost(Duration.ofSeconds(5));
  }

  private WechatEventHandler handler(String name, String event) {
    return new WechatEventHandler() {
      @Override
      public Set<String> events() {
        return Set.of(event);
      }

      @Override
      public Uni<Void> handle(WechatEvent one) {
        called.add(name);
        return switch (name) {
          case "throws" -> throw new IllegalStateException();
          case "fails" -> Uni.createFrom().failure(new IllegalArgumentException());
          default -> Uni.createFrom().voidItem();
        };
      }
    };
  }
}
