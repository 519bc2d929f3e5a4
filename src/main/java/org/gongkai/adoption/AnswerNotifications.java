package org.gongkai.adoption;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.gongkai.citizen.InboxKind;
import org.gongkai.citizen.ToldOutcome;
import org.gongkai.citizen.notification.MessageTemplate;
import org.gongkai.citizen.notification.Templates;
import org.gongkai.consultation.ConsultationItem;
import org.jspecify.annotations.Nullable;

/** Puts the answers of a report that was just published on their way to the authors' WeChat. */
@ApplicationScoped
class AnswerNotifications {

  /** One for each author, however many comments; what the answers say is then not one word. */
  private static final String SEND =
      """
      select count(notify_citizen(told.citizen_id, told.message_id, told.href, :template, :templateId, :title,
                                  cast(told.outcome as varchar), cast(:at as timestamptz)))
        from (select distinct on (c.citizen_id) c.citizen_id, m.id as message_id, m.href,
                     case when count(*) over (partition by c.citizen_id) = 1 then i.outcome else :several end as outcome
                from feedback_item i
                join comment c on c.id = i.comment_id
                join inbox_message m on m.citizen_id = c.citizen_id and m.href = '/v1/receipts/' || c.receipt
                                    and m.kind = :kind
               where i.consultation_id = :consultation and c.citizen_id is not null
               order by c.citizen_id, m.id) told
      """;

  private final Templates templates;

  AnswerNotifications(Templates templates) {
    this.templates = templates;
  }

  /** Does it in the present transaction, after the authors' inboxes have the answers. */
  Uni<Void> send(ConsultationItem consultation, Instant at) {
    @Nullable MessageTemplate template = templates.of(InboxKind.ANSWER_PUBLISHED);
    return template == null
        ? Uni.createFrom().voidItem()
        : send(consultation, at, template).replaceWithVoid();
  }

  private static Uni<Long> send(
      ConsultationItem consultation, Instant at, MessageTemplate template) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(SEND, Long.class)
                    .setParameter("template", template.name().key())
                    .setParameter("templateId", template.id())
                    .setParameter("title", consultation.title())
                    .setParameter("several", ToldOutcome.ANSWERED.name())
                    .setParameter("kind", InboxKind.ANSWER_PUBLISHED.name())
                    .setParameter("consultation", consultation.id())
                    .setParameter("at", at)
                    .getSingleResult());
  }
}
