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
import java.util.Optional;
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
                        writer.write(FeedFormat.ATOM, COLUMN, whole(List.of(older, entry("较新"))))));

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
    String text = writer.write(FeedFormat.RSS, COLUMN, whole(List.of(entry("甲"))));
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

    JsonNode feed = json.readTree(writer.write(FeedFormat.JSON, COLUMN, whole(List.of(written))));

    assertThat(feed.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(feed.path("title").asText()).isEqualTo("意见征集采纳情况 - 青禾镇人民政府");
    assertThat(feed.path("home_page_url").asText()).isEqualTo(SITE);
    assertThat(feed.path("feed_url").asText()).isEqualTo(SITE + "/feeds/feedback.json");
    assertThat(feed.path("language").asText()).isEqualTo("zh-CN");
    JsonNode item = feed.path("items").path(0);
    assertThat(item.path("id").asText()).isEqualTo("urn:uuid:" + written.contentId);
    assertThat(item.path("url").asText()).isEqualTo(SITE + written.path);
    assertThat(item.path("title").asText()).isEqualTo("甲 & 乙 < 丙 \"丁\" 𠮷");
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
      json.readTree(writer.write(format, COLUMN, whole(entries)))
          .path("items")
          .forEach(item -> titles.add(item.path("title").asText()));
    } else {
      parse(format, entries).getEntries().forEach(entry -> titles.add(entry.getTitle()));
    }
    assertThat(titles).isEqualTo(entries.stream().map(entry -> entry.title).toList());
  }

  private SyndFeed parse(FeedFormat format, List<FeedEntryEntity> entries) throws FeedException {
    return new SyndFeedInput()
        .build(new StringReader(writer.write(format, COLUMN, whole(entries))));
  }

  private static String html(FeedFormat format, SyndEntry entry) {
    return format == FeedFormat.ATOM
        ? entry.getContents().get(0).getValue()
        : entry.getDescription().getValue();
  }

  private static List<FeedEntry> whole(List<FeedEntryEntity> entries) {
    return entries.stream().map(entry -> new FeedEntry(entry, List.of(), true)).toList();
  }

  // --- Files, hub and length

  private static final FeedEntry.Enclosure FILE =
      new FeedEntry.Enclosure("细则 & \"表\".pdf", SITE + "/media/a.pdf", "application/pdf", 48213);
  private static final FeedEntry.Enclosure OTHER_FILE =
      new FeedEntry.Enclosure("附表.xlsx", SITE + "/media/b.xlsx", "application/octet-stream", 0);

  @Test
  void rssHasTheFirstFileAsEnclosureAndTheOthersAsLinks() throws FeedException {
    FeedEntryEntity text = entry("甲");
    text.category = "POLICY";
    String rss =
        writer.write(
            FeedFormat.RSS, COLUMN, List.of(new FeedEntry(text, List.of(FILE, OTHER_FILE), true)));
    var item = ((Channel) new WireFeedInput().build(new StringReader(rss))).getItems().get(0);
    assertThat(item.getEnclosures()).hasSize(1);
    assertThat(item.getEnclosures().get(0).getUrl()).isEqualTo(FILE.url());
    assertThat(item.getEnclosures().get(0).getLength()).isEqualTo(48213);
    assertThat(item.getEnclosures().get(0).getType()).isEqualTo("application/pdf");
    assertThat(item.getCategories().get(0).getValue()).isEqualTo("POLICY");
    assertThat(rss).contains(OTHER_FILE.url(), "<dc:creator>青禾镇人民政府</dc:creator>");
    assertThat(rss).contains("<atom:updated>2026-03-02T10:03:04+08:00</atom:updated>");
    assertThat(item.getPubDate()).isEqualTo(Date.from(PUBLISHED));
  }

  @Test
  void atomHasEveryFile() throws FeedException {
    FeedEntryEntity text = entry("甲");
    text.category = "POLICY";
    String atom =
        writer.write(
            FeedFormat.ATOM, COLUMN, List.of(new FeedEntry(text, List.of(FILE, OTHER_FILE), true)));
    var entry = ((Feed) new WireFeedInput().build(new StringReader(atom))).getEntries().get(0);
    var links =
        entry.getOtherLinks().stream().filter(link -> link.getRel().equals("enclosure")).toList();
    assertThat(links).hasSize(2);
    assertThat(links.get(0).getHref()).isEqualTo(FILE.url());
    assertThat(links.get(0).getTitle()).isEqualTo(FILE.name());
    assertThat(links.get(0).getLength()).isEqualTo(48213);
    assertThat(entry.getCategories().get(0).getTerm()).isEqualTo("POLICY");
  }

  @Test
  void jsonHasEveryFileAndNoNull() throws JsonProcessingException {
    FeedEntryEntity text = entry("甲");
    text.category = "POLICY";
    String written =
        writer.write(
            FeedFormat.JSON, COLUMN, List.of(new FeedEntry(text, List.of(FILE, OTHER_FILE), true)));
    JsonNode item = json.readTree(written).path("items").path(0);
    assertThat(item.path("attachments")).hasSize(2);
    assertThat(item.path("attachments").path(0).path("url").asText()).isEqualTo(FILE.url());
    assertThat(item.path("attachments").path(0).path("mime_type").asText())
        .isEqualTo("application/pdf");
    assertThat(item.path("attachments").path(0).path("size_in_bytes").asLong()).isEqualTo(48213);
    assertThat(item.path("attachments").path(1).has("size_in_bytes")).isFalse();
    assertThat(item.path("tags").path(0).asText()).isEqualTo("POLICY");
    assertThat(written).doesNotContain("null", "hubs");
  }

  @Test
  void showsTheSummaryWhereThereIsNoRoomForTheBody() throws Exception {
    FeedEntryEntity text = entry("甲");
    text.summary = "甲 < 乙 & 丙";
    List<FeedEntry> cut = List.of(new FeedEntry(text, List.of(), false));
    var item =
        ((Channel)
                new WireFeedInput()
                    .build(new StringReader(writer.write(FeedFormat.RSS, COLUMN, cut))))
            .getItems()
            .get(0);
    assertThat(item.getDescription().getValue()).isEqualTo("甲 &lt; 乙 &amp; 丙");
    var entry =
        ((Feed)
                new WireFeedInput()
                    .build(new StringReader(writer.write(FeedFormat.ATOM, COLUMN, cut))))
            .getEntries()
            .get(0);
    assertThat(entry.getContents()).isEmpty();
    assertThat(entry.getSummary().getValue()).isEqualTo(text.summary);
    JsonNode json =
        this.json.readTree(writer.write(FeedFormat.JSON, COLUMN, cut)).path("items").path(0);
    assertThat(json.has("content_html")).isFalse();
    assertThat(json.path("content_text").asText()).isEqualTo(text.summary);
  }

  @ParameterizedTest
  @EnumSource(FeedFormat.class)
  void namesItsHub(FeedFormat format) {
    FeedWriter withHub =
        new FeedWriter(
            new Site() {
              @Override
              public Optional<URI> hub() {
                return Optional.of(URI.create("https://hub.example.invalid/"));
              }
            },
            json);
    String written = withHub.write(format, COLUMN, whole(List.of(entry("甲"))));
    assertThat(written)
        .contains(
            format == FeedFormat.JSON
                ? "\"hubs\":[{\"type\":\"WebSub\",\"url\":\"https://hub.example.invalid/\"}]"
                : "rel=\"hub\" href=\"https://hub.example.invalid/\"");
    assertThat(writer.write(format, COLUMN, whole(List.of(entry("甲")))))
        .doesNotContain("hub.example");
  }

  @Test
  void makesAddressesAbsolute() {
    assertThat(
            FeedAddresses.absoluteBody(
                new Site(),
                "<p>甲 &amp; 乙<img src=\"/media/a.png\" alt=\"图\">"
                    + "<a href=\"/v1/notices/1\">一</a><a href=\"https://a.invalid/\">二</a>"
                    + "<a href=\"//b.invalid/\">三</a></p>"))
        .isEqualTo(
            "<p>甲 &amp; 乙<img src=\""
                + SITE
                + "/media/a.png\" alt=\"图\"><a href=\""
                + SITE
                + "/v1/notices/1\">一</a><a href=\"https://a.invalid/\">二</a>"
                + "<a href=\"//b.invalid/\">三</a></p>");
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

  private static class Site implements FeedConfig {

    @Override
    public int bodyBytes() {
      return 1_000_000;
    }

    @Override
    public Optional<URI> hub() {
      return Optional.empty();
    }

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
