package org.gongkai.citizen.notification;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gongkai.citizen.InboxFollower;
import org.gongkai.citizen.NewMessage;
import org.gongkai.citizen.ToldMessage;
import org.jspecify.annotations.Nullable;

/** Puts inbox messages on their way to WeChat, in the transaction that tells them. */
@ApplicationScoped
class NotificationOutbox implements InboxFollower {

  private final Templates templates;
  private final NotificationRepository notifications;

  NotificationOutbox(Templates templates, NotificationRepository notifications) {
    this.templates = templates;
    this.notifications = notifications;
  }

  @Override
  public Uni<Void> told(List<ToldMessage> messages) {
    List<ToldMessage> carried = messages.stream().filter(this::isCarried).toList();
    return carried.isEmpty()
        ? Uni.createFrom().voidItem()
        // A statement of ours does not see rows that are not written yet.
        : Panache.getSession().chain(session -> session.flush()).chain(() -> noteAll(carried));
  }

  private boolean isCarried(ToldMessage told) {
    return told.message().outcome() != null && templates.of(told.message().kind()) != null;
  }

  private Uni<Void> noteAll(List<ToldMessage> carried) {
    return Multi.createFrom()
        .iterable(carried)
        .onItem()
        .transformToUniAndConcatenate(this::note)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> note(ToldMessage told) {
    NewMessage message = told.message();
    @Nullable MessageTemplate template = templates.of(message.kind());
    if (template == null || message.outcome() == null) {
      return Uni.createFrom().voidItem();
    }
    String title = message.subject() == null ? message.title() : message.subject();
    return notifications.note(told, template, title, message.outcome().name()).replaceWithVoid();
  }
}
