package org.gongkai.citizen.notification;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongkai.citizen.InboxKind;
import org.gongkai.citizen.InboxService;
import org.gongkai.citizen.NewMessage;
import org.gongkai.citizen.SessionService;
import org.gongkai.citizen.ToldOutcome;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;

/** An invented citizen to whom things are told. */
record Recipient(String name, UUID id) {

  static final String ANSWER = "SANDBOX-ANSWER";
  static final String MODERATION = "SANDBOX-MODERATION";

  /** Somebody who has just logged in and agreed to nothing. */
  static Recipient login() {
    String name = "told-" + UUID.randomUUID();
    byte[] claims = Base64.getUrlDecoder().decode(Api.citizenToken(name).split("\\.", -1)[1]);
    return new Recipient(
        name,
        UUID.fromString(
            new JsonObject(new String(claims, StandardCharsets.UTF_8)).getString("sub")));
  }

  /** Somebody who has agreed to so many answers. */
  static Recipient agreed(int answers) {
    Recipient recipient = login();
    Database.update(
        "insert into notification_grant (citizen_id, template_id, template, remaining, updated_at)"
            + " values (?, ?, 'answer', ?, clock_timestamp())",
        recipient.id(),
        ANSWER,
        answers);
    return recipient;
  }

  /** Agrees to all messages about moderation. */
  Recipient withStanding() {
    Database.update(
        "insert into notification_grant (citizen_id, template_id, template, standing, updated_at)"
            + " values (?, ?, 'moderation', true, clock_timestamp())",
        id,
        MODERATION);
    return this;
  }

  /** Is told of a revised answer; gives the notification's id. */
  UUID told() {
    return told(InboxKind.ANSWER_REVISED, ToldOutcome.PARTLY_ADOPTED);
  }

  /** Is told something; gives the notification's id. */
  UUID told(InboxKind kind, ToldOutcome outcome) {
    NewMessage message =
        new NewMessage(id, kind, "标题", "正文", "/v1/receipts/7K3M9QTAX2V4N", "集市管理办法", outcome);
    await(() -> Arc.container().instance(InboxService.class).get().tell(List.of(message)));
    return UUID.fromString(
        Database.text(
            "select n.id::text from notification n join inbox_message m on m.id = n.message_id"
                + " where n.citizen_id = ? order by m.id desc limit 1",
            id));
  }

  String openid() {
    return await(() -> Arc.container().instance(SessionService.class).get().openidOf(id));
  }

  long remaining() {
    return Database.number(
        "select coalesce(sum(remaining), 0) from notification_grant where citizen_id = ? and"
            + " template_id = ?",
        id,
        ANSWER);
  }

  boolean standing() {
    return Database.number(
            "select count(*) from notification_grant where citizen_id = ? and template_id = ? and"
                + " standing",
            id,
            MODERATION)
        > 0;
  }

  /** A column of a notification as text. */
  static String column(UUID notification, String column) {
    return Database.text(
        "select " + column + "::text from notification where id = ?", notification);
  }

  /** Does reactive work as the application does it. */
  static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (Throwable failure) {
      throw failure instanceof RuntimeException plain ? plain : new IllegalStateException(failure);
    }
  }
}
