package org.gongkai.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.gongkai.channel.Post;
import org.gongkai.delivery.DeliveryService;
import org.gongkai.disclosure.DisclosureService;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.time.Times;

/**
 * Makes a version of a content public, in the present transaction: readers see it, and it is on its
 * way to each channel. Whether it may be published is decided before, and by the database at the
 * commit.
 */
@ApplicationScoped
class ContentPublisher {

  private final ContentVersionRepository versions;
  private final DeliveryService deliveries;
  private final DisclosureService disclosures;
  private final IdGenerator ids;
  private final ObjectMapper json;

  ContentPublisher(
      ContentVersionRepository versions,
      DeliveryService deliveries,
      DisclosureService disclosures,
      IdGenerator ids,
      ObjectMapper json) {
    this.versions = versions;
    this.deliveries = deliveries;
    this.disclosures = disclosures;
    this.ids = ids;
    this.json = json;
  }

  /**
   * Publishes the latest version.
   *
   * @param channels further channels that it goes to; those of an earlier version get it anyway
   */
  Uni<Void> publish(
      ContentEntity content,
      ContentVersionEntity version,
      Collection<String> channels,
      String by,
      Instant at) {
    return versions
        .editions(content.id)
        .invoke(before -> show(content, version, before.intValue() + 1, by, at))
        .call(() -> disclose(content, version, at))
        .chain(() -> deliveries.enqueue(post(content, version), channels));
  }

  /** The snapshot of a version that its channels show. */
  Post post(ContentEntity content, ContentVersionEntity version) {
    Integer edition = version.edition;
    Instant first = content.publishedAt;
    return new Post(
        content.id,
        version.number,
        edition == null ? 1 : edition,
        content.type.name(),
        version.column,
        version.title,
        version.summary,
        version.body,
        PlainText.of(version.body),
        version.unit,
        "/v1/notices/" + content.id,
        PlainText.images(version.body),
        attachments(version),
        version.correctionNote,
        // A preview of what was never published shows when it was written.
        first == null ? version.writtenAt : first);
  }

  private void show(
      ContentEntity content, ContentVersionEntity version, int edition, String by, Instant at) {
    version.edition = edition;
    version.publishedAt = at;
    version.publishedBy = by;
    content.state = ContentState.PUBLISHED;
    content.published = version.number;
    content.column = version.column;
    content.interprets = version.interprets;
    content.expiresAt = version.expiresAt;
    content.changedAt = at;
    content.publishAt = null;
    content.publishChannels = null;
    content.publishBy = null;
    if (content.publishedAt == null) {
      content.publishedAt = at;
      content.place = ids.next();
    }
  }

  private Uni<Void> disclose(ContentEntity content, ContentVersionEntity version, Instant at) {
    if (content.disclosure != null) {
      return Uni.createFrom().voidItem();
    }
    LocalDate day = version.generatedOn;
    Instant generated =
        day == null ? content.createdAt : day.atStartOfDay(Times.SHANGHAI).toInstant();
    return disclosures
        .discloseToEveryone(generated, at)
        .invoke(disclosure -> content.disclosure = disclosure)
        .replaceWithVoid();
  }

  private List<Post.Attachment> attachments(ContentVersionEntity version) {
    try {
      List<Attachment> files = json.readValue(version.attachments, new TypeReference<>() {});
      return files.stream().map(file -> new Post.Attachment(file.name(), file.address())).toList();
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
