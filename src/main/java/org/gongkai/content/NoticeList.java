package org.gongkai.content;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of notices, or of what changed. A client that keeps a list puts in or replaces each of
 * {@code items} and takes out each of {@code removed}; both are safe to do again.
 *
 * @param removed what is public no more; empty without {@code since}
 * @param nextCursor hand it back as {@code cursor}, with the same other parameters, for the next
 *     page; null on the last one
 * @param nextSince hand it back as {@code since} for what changed after this list; the same on all
 *     pages of changes, and null on further pages of the plain list
 */
@Schema(description = "A page of notices, or of what changed since a client last asked")
public record NoticeList(
    List<NoticeItem> items,
    @Schema(description = "What is public no more; empty without `since`")
        List<NoticeTombstone> removed,
    @Nullable @Schema(nullable = true) String nextCursor,
    @Nullable
        @Schema(
            nullable = true,
            description =
                "Hand it back as `since`, after the last page, for what changed after this list;"
                    + " null on further pages of the plain list",
            examples = "MTA0Mi4xNzcyMjgwMDAwMDAw")
        String nextSince) {

  /** The same without what each transaction changes, for the entity tag. */
  NoticeList withoutClock() {
    return new NoticeList(items, removed, nextCursor, null);
  }
}
