package org.gongkai.content;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an editor writes in each version of a content. */
interface WrittenFields {

  String column();

  String title();

  @Nullable String summary();

  String body();

  String unit();

  @Nullable List<Attachment> attachments();

  @Nullable List<String> channels();

  Openness openness();

  @Nullable String opennessGround();

  @Nullable String audience();

  @Nullable String documentNumber();

  @Nullable LocalDate generatedOn();

  @Nullable LocalDate effectiveOn();

  @Nullable String issue();

  @Nullable UUID interprets();

  @Nullable UUID consultationId();

  @Nullable Instant expiresAt();
}
