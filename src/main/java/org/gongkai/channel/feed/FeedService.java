package org.gongkai.channel.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongkai.media.MediaInfo;
import org.gongkai.media.MediaService;
import org.gongkai.platform.cache.Loaded;

/** Reads feeds. */
@ApplicationScoped
class FeedService {

  private static final String UNKNOWN_TYPE = "application/octet-stream";

  private final FeedEntryRepository entries;
  private final MediaService media;
  private final FeedWriter writer;
  private final FeedConfig config;
  private final ObjectMapper json;

  FeedService(
      FeedEntryRepository entries,
      MediaService media,
      FeedWriter writer,
      FeedConfig config,
      ObjectMapper json) {
    this.entries = entries;
    this.media = media;
    this.writer = writer;
    this.config = config;
    this.json = json;
  }

  boolean hasColumn(String column) {
    return config.columns().containsKey(column);
  }

  /** Headers that tell a subscriber its hub and its topic; none without a hub. */
  List<String> links(String column, FeedFormat format) {
    return config
        .hub()
        .map(
            hub ->
                List.of(
                    "<" + hub + ">; rel=\"hub\"",
                    "<" + format.address(config, column) + ">; rel=\"self\""))
        .orElse(List.of());
  }

  @WithSession
  Uni<Loaded> feed(String column, FeedFormat format) {
    return entries
        .newest(column, config.entries())
        .chain(rows -> media.known(addresses(rows)).map(known -> complete(rows, known)))
        .map(complete -> Loaded.text(format.mediaType(), writer.write(format, column, complete)));
  }

  private List<String> addresses(List<FeedEntryEntity> rows) {
    return rows.stream().flatMap(row -> files(row).stream()).map(FeedFile::address).toList();
  }

  private List<FeedEntry> complete(List<FeedEntryEntity> rows, Map<String, MediaInfo> known) {
    List<FeedEntry> complete = new ArrayList<>();
    long room = config.bodyBytes();
    for (FeedEntryEntity row : rows) {
      room -= row.body.getBytes(StandardCharsets.UTF_8).length;
      List<FeedEntry.Enclosure> enclosures =
          files(row).stream().map(file -> enclosure(file, known)).toList();
      complete.add(new FeedEntry(row, enclosures, room >= 0));
    }
    return complete;
  }

  private FeedEntry.Enclosure enclosure(FeedFile file, Map<String, MediaInfo> known) {
    MediaInfo info = known.get(file.address());
    return new FeedEntry.Enclosure(
        file.name(),
        FeedAddresses.absolute(config, file.address()),
        info == null ? UNKNOWN_TYPE : info.mediaType(),
        info == null ? 0 : info.bytes());
  }

  private List<FeedFile> files(FeedEntryEntity row) {
    try {
      return json.readValue(row.attachments, new TypeReference<>() {});
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
