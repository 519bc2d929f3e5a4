package org.gongkai.citizen;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.gongkai.platform.data.Batch;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.time.Times;

/** Messages for citizens, which they read here whether or not a platform carries them further. */
@ApplicationScoped
public class InboxService {

  private static final int MAX_TITLE = 200;
  private static final int MAX_TEXT = 2000;

  private final IdGenerator ids;
  private final InstantSource clock;

  InboxService(IdGenerator ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** Puts messages into inboxes in the present transaction. */
  @WithTransaction
  public Uni<Void> tell(List<NewMessage> messages) {
    Instant now = Times.toMillis(clock.instant());
    return Batch.persist(messages.stream().map(message -> entity(message, now)).toList());
  }

  private InboxMessageEntity entity(NewMessage message, Instant now) {
    InboxMessageEntity entity = new InboxMessageEntity();
    entity.id = ids.next();
    entity.citizenId = message.citizenId();
    entity.kind = message.kind();
    entity.title = cut(message.title(), MAX_TITLE);
    entity.text = cut(message.text(), MAX_TEXT);
    entity.href = message.href();
    entity.createdAt = now;
    return entity;
  }

  private static String cut(String text, int most) {
    int characters = text.codePointCount(0, text.length());
    return characters <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}
