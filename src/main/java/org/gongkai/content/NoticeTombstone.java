package org.gongkai.content;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A notice that a client must take out of its list.
 *
 * @param gone always true
 * @param reason for readers
 */
@Schema(description = "A notice that is public no more; clients take it out of their lists")
public record NoticeTombstone(
    UUID id,
    @Schema(examples = "true") boolean gone,
    Instant goneAt,
    @Schema(examples = "文件已经废止") String reason) {

  static NoticeTombstone of(ContentEntity content, Departure departure) {
    return new NoticeTombstone(content.id, true, departure.at(), departure.reason());
  }
}
