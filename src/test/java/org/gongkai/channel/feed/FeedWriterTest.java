package org.gongkai.channel.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.WireFeedInput;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.platform.web.JsonRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class FeedWriterTest {

  private static final String COLUMN = "feedback";
  private static final String SITE = "https://www.example.invalid/site";
  private static final Instant PUBLISHED = Instant.parse("2026-03-01T02:03:04Z");
  private static final Instant UPDATED = Instant.parse("2026-03-02T02:03:04Z");

  private final ObjectMapper json = JsonMapper.builder().findAndAddModules().build();
  private final FeedWriter writer = new FeedWriter(new Site(), json);

  FeedWriterTest() {
    new JsonRules().customize(json);
  }

  @ParameterizedTest
  @EnumSource(value = FeedFormat.class, mode = Mode.EXCLUDE, names = "JSON")
  void aReaderFindsWhatWasWritten(FeedFormat format) throws FeedException {
    FeedEntryEntity first = entry("意见征集采纳情况：青禾镇集市管理办法");
    FeedEntryEntity second = entry("第二份");

    SyndFeed feed = parse(format, List.of(first, second));

    assertThat(feed.getTitle()).isEqualTo("意见征集采纳情况 - 青禾镇人民政府");
    assertThat(feed.getEntries())
        .extracting(SyndEntry::getTitle)
        .containsExactly(first.title, second.title);
    SyndEntry entry = feed.getEntries().get(0);
    assertThat(entry.getUri()).isEqualTo("urn:uuid:" + first.contentId);
    assertThat(entry.getLink()).isEqualTo(SITE + first.path);
    assertThat(entry.getPublishedDate()).isEqualTo(Date.from(PUBLISHED));
    assertThat(html(format, entry)).isEqualTo(first.body);
  }

  @ParameterizedTest
  @EnumSource(value = FeedFormat.class, mode = Mode.EXCLUDE, names = "JSON")
  void aReaderSeesMarkupAndRareCharactersUnchanged(FeedFormat format) throws FeedException {
    FeedEntryEntity written = entry("甲 & 乙 < 丙 > 丁 \"戊\" ]]> &amp; <b>𠮷👍</b>");
    written.body = "<p>甲 &amp; 乙 &lt;script&gt; ]]&gt; 𠮷👍</p>";
    written.unit = "甲 & 乙 <镇>";

    SyndEntry entry = parse(format, List.of(written)).getEntries().get(0);

    assertThat(entry.getTitle()).isEqualTo(written.title);
    assertThat(html(format, entry)).isEqualTo(written.body);
  }

  @ParameterizedTest
  @EnumSource(value = FeedFormat.class, mode = Mode.EXCLUDE, names = "JSON")
  void dropsWhatNoXmlDocumentMayHold(FeedFormat format) throws FeedException {
    FeedEntryEntity written = entry("甲\u0000\u0008\u000b\u001f乙\ud800\uffff");
    written.summary = "\u0001摘要";
    written.body = "<p>\u0002正文</p>";
    written.unit = "\u0003青禾镇";

    SyndEntry entry = parse(format, List.of(written)).getEntries().get(0);

    assertThat(entry.getTitle()).isEqualTo("甲乙");
    assertThat(html(format, entry)).isEqualTo("<p>正文</p>");
  }

  @ParameterizedTest
  @EnumSource(value = FeedFormat.class, mode = Mode.EXCLUDE, names = "JSON")
  void aColumnWithoutEntriesIsAFeed(FeedFormat format) throws FeedException {
    SyndFeed feed = parse(format, List.of());
    assertThat(feed.getTitle()).isEqualTo("意见征集采纳情况 - 青禾镇人民政府");
    assertThat(feed.getEntries()).isEmpty();
  }

  @Test
  void atomTellsWhenItWasUpdatedAndByWhom() throws FeedException {
    FeedEntryEntity older = entry("较早");
    older.updatedAt = PUBLISHED;
    var feed =
        (Feed)
            new WireFeedInput()
                .build(
                    new StringReader(
                        writer.write(FeedFormat.ATOM, COLUMN, List.of(older, entry("较新")))));

    assertThat(feed.getId()).isEqualTo(SITE + "/feeds/feedback.atom");
    assertThat(feed.getUpdated()).isEqualTo(Date.from(UPDATED));
    assertThat(feed.getOtherLinks())
        .anySatisfy(
            link -> {
              assertThat(link.getRel()).isEqualTo("self");
              assertThat(link.getHref()).isEqualTo(SITE + "/feeds/feedback.atom");
            });
    assertThat(feed.getEntries().get(0).getUpdated()).isEqualTo(Date.from(PUBLISHED));
    assertThat(feed.getEntries().get(0).getAuthors())
        .extracting(author -> author.getName())
        .containsExactly("青禾镇人民政府");
    assertThat(feed.getEntries().get(0).getSummary().getValue()).isEqualTo("共收到意见 1 条。");
  }

  @Test
  void rssNamesItsLanguageItsSiteAndItself() throws FeedException {
    String text = writer.write(FeedFormat.RSS, COLUMN, List.of(entry("甲")));
    var channel = (Channel) new WireFeedInput().build(new StringReader(text));

    assertThat(channel.getFeedType()).isEqualTo("rss_2.0");
    assertThat(channel.getLanguage()).isEqualTo("zh-cn");
    assertThat(channel.getLink()).isEqualTo(SITE);
    assertThat(channel.getDescription()).isNotBlank();
    assertThat(channel.getItems().get(0).getGuid().isPermaLink()).isFalse();
    assertThat(text).contains("href=\"" + SITE + "/feeds/feedback.rss\"");
  }

  @Test
  void jsonFeedHasWhatItsSpecificationAsks() throws JsonProcessingException {
    FeedEntryEntity written = entry("甲 & 乙 < 丙 \"丁\" \u0001𠮷");

    JsonNode feed = json.readTree(writer.write(FeedFormat.JSON, COLUMN, List.of(written)));

    assertThat(feed.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(feed.path("title").asText()).isEqualTo("意见征集采纳情况 - 青禾镇人民政府");
    assertThat(feed.path("home_page_url").asText()).isEqualTo(SITE);
    assertThat(feed.path("feed_url").asText()).isEqualTo(SITE + "/feeds/feedback.json");
    assertThat(feed.path("language").asText()).isEqualTo("zh-CN");
    JsonNode item = feed.path("items").path(0);
    assertThat(item.path("id").asText()).isEqualTo("urn:uuid:" + written.contentId);
    assertThat(item.path("url").asText()).isEqualTo(SITE + written.path);
    assertThat(item.path("title").asText()).isEqualTo(written.title);
    assertThat(item.path("summary").asText()).isEqualTo(written.summary);
    assertThat(item.path("content_html").asText()).isEqualTo(written.body);
    assertThat(item.path("date_published").asText()).isEqualTo("2026-03-01T10:03:04+08:00");
    assertThat(item.path("date_modified").asText()).isEqualTo("2026-03-02T10:03:04+08:00");
    assertThat(item.path("authors").path(0).path("name").asText()).isEqualTo("青禾镇人民政府");
  }

  @Test
  void jsonFeedWithoutEntriesHasAnEmptyList() throws JsonProcessingException {
    JsonNode feed = json.readTree(writer.write(FeedFormat.JSON, COLUMN, List.of()));
    assertThat(feed.path("items").isArray()).isTrue();
    assertThat(feed.path("items")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(FeedFormat.class)
  void keepsTheOrderOfManyEntries(FeedFormat format) throws Exception {
    List<FeedEntryEntity> entries = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      entries.add(entry("第 " + i + " 份"));
    }
    List<String> titles = new ArrayList<>();
    if (format == FeedFormat.JSON) {
      json.readTree(writer.write(format, COLUMN, entries))
          .path("items")
          .forEach(item -> titles.add(item.path("title").asText()));
    } else {
      parse(format, entries).getEntries().forEach(entry -> titles.add(entry.getTitle()));
    }
    assertThat(titles).isEqualTo(entries.stream().map(entry -> entry.title).toList());
  }

  private SyndFeed parse(FeedFormat format, List<FeedEntryEntity> entries) throws FeedException {
    return new SyndFeedInput().build(new StringReader(writer.write(format, COLUMN, entries)));
  }

  private static String html(FeedFormat format, SyndEntry entry) {
    return format == FeedFormat.ATOM
        ? entry.getContents().get(0).getValue()
        : entry.getDescription().getValue();
  }

  private static FeedEntryEntity entry(String title) {
    FeedEntryEntity entry = new FeedEntryEntity();
    entry.channelId = "feed";
    entry.contentId = UUID.randomUUID();
    entry.contentVersion = 1;
    entry.column = COLUMN;
    entry.title = title;
    entry.summary = "共收到意见 1 条。";
    entry.body = "<p>共收到意见 1 条。</p>";
    entry.unit = "青禾镇人民政府";
    entry.path = "/v1/notices/" + entry.contentId;
    entry.publishedAt = PUBLISHED;
    entry.updatedAt = UPDATED;
    return entry;
  }

  private record Site() implements FeedConfig {

    @Override
    public URI publicUrl() {
      return URI.create(SITE);
    }

    @Override
    public String publisher() {
      return "青禾镇人民政府";
    }

    @Override
    public Map<String, String> columns() {
      return Map.of(COLUMN, "意见征集采纳情况");
    }

    @Override
    public int entries() {
      return 50;
    }
  }
}
