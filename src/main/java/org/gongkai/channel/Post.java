package org.gongkai.channel;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a channel is to show: a snapshot of one content version. Stored with its delivery, so that a
 * channel shows what was published even if the content has changed since.
 *
 * @param edition which public version it is, from 1; 1 is the first publication
 * @param type the content's type
 * @param column column under which readers find it
 * @param summary plain text
 * @param body HTML subset
 * @param text the body as plain text
 * @param unit publishing unit
 * @param path address below the public site's root
 * @param images images of the body in their order
 * @param attachments files beside it
 * @param correctionNote what this version corrects, for readers; null at the first publication
 */
@RegisterForReflection
public record Post(
    UUID contentId,
    int contentVersion,
    int edition,
    String type,
    String column,
    String title,
    String summary,
    String body,
    String text,
    String unit,
    String path,
    List<Image> images,
    List<Attachment> attachments,
    @Nullable String correctionNote,
    Instant publishedAt) {

  /**
   * An image of the body.
   *
   * @param address its address as the body names it
   * @param alt what it shows, in words
   */
  @RegisterForReflection
  public record Image(String address, String alt) {}

  /**
   * A file beside the text.
   *
   * @param address its address in the media store
   */
  @RegisterForReflection
  public record Attachment(String name, String address) {}
}
