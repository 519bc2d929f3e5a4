package org.gongkai.channel.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A feed as the JSON Feed 1.1 specification has it. */
@RegisterForReflection
record JsonFeed(
    String version,
    String title,
    @JsonProperty("home_page_url") String homePageUrl,
    @JsonProperty("feed_url") String feedUrl,
    String language,
    List<Item> items) {

  /** One entry. */
  @Schema(name = "JsonFeedItem")
  @RegisterForReflection
  record Item(
      String id,
      String url,
      String title,
      String summary,
      @JsonProperty("content_html") String contentHtml,
      @JsonProperty("date_published") Instant datePublished,
      @JsonProperty("date_modified") Instant dateModified,
      List<Author> authors) {}

  /** Who wrote an entry. */
  @Schema(name = "JsonFeedAuthor")
  @RegisterForReflection
  record Author(String name) {}
}
