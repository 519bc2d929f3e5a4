package org.gongkai.channel.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A feed as the JSON Feed 1.1 specification has it: what is not there is left out, never null. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record JsonFeed(
    String version,
    String title,
    @JsonProperty("home_page_url") String homePageUrl,
    @JsonProperty("feed_url") String feedUrl,
    String language,
    @Nullable @Schema(nullable = true) List<Hub> hubs,
    List<Item> items) {

  /** One entry; either {@code contentHtml} or {@code contentText} is there. */
  @Schema(name = "JsonFeedItem")
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      String id,
      String url,
      String title,
      String summary,
      @JsonProperty("content_html") @Nullable @Schema(nullable = true) String contentHtml,
      @JsonProperty("content_text") @Nullable @Schema(nullable = true) String contentText,
      @JsonProperty("date_published") Instant datePublished,
      @JsonProperty("date_modified") Instant dateModified,
      List<Author> authors,
      List<String> tags,
      List<Attachment> attachments) {}

  /** Who wrote an entry. */
  @Schema(name = "JsonFeedAuthor")
  @RegisterForReflection
  record Author(String name) {}

  /** A file beside an entry. */
  @Schema(name = "JsonFeedAttachment")
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Attachment(
      String url,
      @JsonProperty("mime_type") String mimeType,
      String title,
      @JsonProperty("size_in_bytes") @Nullable @Schema(nullable = true) Long sizeInBytes) {}

  /** Where one can subscribe. */
  @Schema(name = "JsonFeedHub")
  @RegisterForReflection
  record Hub(@Schema(examples = "WebSub") String type, String url) {}
}
