package org.gongkai.delivery;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.platform.data.EventLoop;
import org.jspecify.annotations.Nullable;

/** Tells a listener what changes, by asking the table once a second. */
@ApplicationScoped
class DeliveryStream {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int QUIET_ROUNDS = 15;
  private static final int AT_ONCE = 200;

  private final DeliveryService deliveries;

  DeliveryStream(DeliveryService deliveries) {
    this.deliveries = deliveries;
  }

  /**
   * Changes since an event, without end.
   *
   * @param since identifier of the last event that the listener has; null for from now on
   */
  Multi<OutboundSseEvent> changes(@Nullable String since, @Nullable UUID contentId, Sse sse) {
    Listener listener = new Listener(since, contentId, sse);
    return Multi.createBy()
        .repeating()
        // What was asked is answered even when the listener leaves meanwhile: a session that is
        // given
        // up in the middle of a query keeps its connection for ever.
        .uni(() -> EventLoop.apart(() -> listener.ask().memoize().indefinitely()))
        .withDelay(PAUSE)
        .indefinitely()
        .onItem()
        .transformToMultiAndConcatenate(events -> Multi.createFrom().iterable(events));
  }

  /** One listener: where it is, and what it was told since. */
  private final class Listener {

    private final @Nullable UUID contentId;
    private final Sse sse;
    private final Map<UUID, Instant> told = new HashMap<>();
    private @Nullable String token;
    private @Nullable String upTo;
    private @Nullable DeliveryView last;
    private int quiet;

    Listener(@Nullable String since, @Nullable UUID contentId, Sse sse) {
      this.token = since;
      this.contentId = contentId;
      this.sse = sse;
    }

    Uni<List<OutboundSseEvent>> ask() {
      return deliveries.changes(token, contentId, last, AT_ONCE).map(this::events);
    }

    private List<OutboundSseEvent> events(DeliveryService.Changes changes) {
      List<OutboundSseEvent> events = new ArrayList<>();
      boolean begins = token == null;
      String from = token == null ? changes.next() : token;
      for (DeliveryView delivery : changes.items()) {
        // A transaction that stays open elsewhere makes the same rows come again.
        if (!delivery.changedAt().equals(told.put(delivery.id(), delivery.changedAt()))) {
          events.add(event(delivery, from));
        }
      }
      goOn(from, changes);
      quiet = events.isEmpty() ? quiet + 1 : 0;
      if (begins || quiet >= QUIET_ROUNDS) {
        quiet = 0;
        events.add(sse.newEventBuilder().comment("still here").build());
      }
      return events;
    }

    /** After a full page comes the next one; after the last one what changed meanwhile. */
    private void goOn(String from, DeliveryService.Changes changes) {
      List<DeliveryView> page = changes.items();
      String target = upTo == null ? changes.next() : upTo;
      if (page.size() == AT_ONCE) {
        token = from;
        upTo = target;
        last = page.get(page.size() - 1);
        return;
      }
      if (!target.equals(from)) {
        told.clear();
        page.forEach(item -> told.put(item.id(), item.changedAt()));
      }
      token = target;
      upTo = null;
      last = null;
    }

    private OutboundSseEvent event(DeliveryView delivery, String from) {
      return sse.newEventBuilder()
          .name("delivery")
          .id(from)
          .mediaType(MediaType.APPLICATION_JSON_TYPE)
          .data(DeliveryView.class, delivery)
          .build();
    }
  }
}
