package org.gongkai.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a member of staff does.
 *
 * @param actor the token's subject
 * @param action the operation, for example {@code groupComments}
 * @param subject what it is done to, for example {@code group}
 * @param reason why, where the actor must say so; at most 500 characters
 * @param detail what else must be known, kept as JSON of at most 10,000 characters; holds no
 *     personal data
 */
public record AuditedAction(
    String actor,
    String action,
    String subject,
    UUID subjectId,
    @Nullable String reason,
    Map<String, ?> detail) {}
