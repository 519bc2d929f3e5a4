package org.gongkai.content;

import java.time.Instant;
import java.util.UUID;

/**
 * A content to publish.
 *
 * @param id chosen by the maker, who may refer to it in the same transaction
 * @param column column under which readers find it
 * @param summary plain text of at most 500 characters
 * @param body HTML subset
 * @param unit publishing unit
 * @param subjectPath address of what it is about, below the API's root
 */
public record NewContent(
    UUID id,
    ContentType type,
    String column,
    String title,
    String summary,
    String body,
    String unit,
    String subjectPath,
    Instant publishedAt) {}
