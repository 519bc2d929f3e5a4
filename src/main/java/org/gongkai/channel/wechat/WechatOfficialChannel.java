package org.gongkai.channel.wechat;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.gongkai.channel.Capabilities;
import org.gongkai.channel.Channel;
import org.gongkai.channel.ChannelAccount;
import org.gongkai.channel.ChannelFinding;
import org.gongkai.channel.ChannelTest;
import org.gongkai.channel.Placement;
import org.gongkai.channel.Post;
import org.gongkai.channel.PublicSite;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.channel.Reading;
import org.gongkai.channel.Rendition;
import org.gongkai.channel.Sending;
import org.gongkai.media.MediaService;
import org.gongkai.wechat.AppKind;
import org.gongkai.wechat.ArticleClient;
import org.gongkai.wechat.WechatApp;
import org.gongkai.wechat.WechatApps;
import org.gongkai.wechat.WechatFailure;
import org.jspecify.annotations.Nullable;

/**
 * Publishes articles of a WeChat official account (公众号), or sends them to all followers. The
 * platform knows no key of a publication, so a lost one is found by reading the account back; a
 * mass message has one. An article cannot be changed once it is out.
 */
@ApplicationScoped
public class WechatOfficialChannel implements Channel {

  private static final int MOST_IMAGES = 100;
  private static final Capabilities CAPABILITIES =
      new Capabilities(
          ArticleText.TITLE, ArticleText.CONTENT, MOST_IMAGES, false, true, true, false, false);

  private final ArticleClient client;
  private final WechatApps apps;
  private final OfficialConfig config;
  private final ArticleText text;
  private final ArticlePublisher publisher;
  private final ArticleReader reader;
  private final ArticleRemover remover;

  /** Serves channels of the kind WECHAT_OFFICIAL. */
  @Inject
  public WechatOfficialChannel(
      ArticleClient client,
      WechatApps apps,
      MediaService media,
      ArticleBookService book,
      ArticleLibraryService library,
      PublicSite site,
      OfficialConfig config,
      InstantSource clock) {
    this(client, apps, media::read, book, library, site, config, clock);
  }

  WechatOfficialChannel(
      ArticleClient client,
      WechatApps apps,
      ImageSource source,
      ArticleBook book,
      ArticleLibrary library,
      PublicSite site,
      OfficialConfig config,
      InstantSource clock) {
    this.client = client;
    this.apps = apps;
    this.config = config;
    this.text = new ArticleText(site);
    ArticleImages images = new ArticleImages(client, source, library, clock, config.imagesWithin());
    ArticleDrafts drafts = new ArticleDrafts(client, book, images, library, clock);
    this.publisher = new ArticlePublisher(client, book, drafts, clock);
    this.reader = new ArticleReader(client, book);
    this.remover = new ArticleRemover(client, book, clock);
  }

  @Override
  public String kind() {
    return "WECHAT_OFFICIAL";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Duration settlesWithin() {
    return config.settlesWithin();
  }

  @Override
  public List<ChannelFinding> check(ChannelAccount account) {
    return new OfficialAccount(account).check(apps);
  }

  /**
   * Which forms of an image there are, only the database tells: an image without a form that the
   * platform takes is refused when it is published.
   */
  @Override
  public List<ChannelFinding> validate(ChannelAccount account, Post post) {
    return text.validate(new OfficialAccount(account), post);
  }

  @Override
  public Rendition render(ChannelAccount account, Post post) {
    return text.render(new OfficialAccount(account), post);
  }

  @Override
  public Uni<Publication> publish(Sending sending) {
    return with(sending, publisher::publish);
  }

  @Override
  public Uni<Publication> update(Sending sending, Placement placement) {
    return Uni.createFrom().item(Publication.failed(Outcome.MANUAL, "公众号文章发布后不能通过接口修改"));
  }

  @Override
  public Uni<Publication> withdraw(Sending sending, Placement placement) {
    return with(sending, job -> remover.withdraw(job, placement));
  }

  @Override
  public Uni<@Nullable Publication> discard(Sending sending) {
    return with(sending, remover::discard);
  }

  @Override
  public Uni<Reading> lookUp(Sending sending, @Nullable Placement placement) {
    WechatApp app = app(sending.account());
    return app == null
        ? Uni.createFrom().item(Reading.of(Reading.State.UNREADABLE, unknownApp(sending.account())))
        : reader.read(new OfficialJob(app, sending), placement);
  }

  /** Counts the drafts, which shows nothing to readers. */
  @Override
  public Uni<ChannelTest> test(ChannelAccount account) {
    List<ChannelFinding> findings = check(account);
    WechatApp app = app(account);
    if (app == null || !findings.isEmpty()) {
      String what = findings.isEmpty() ? unknownApp(account) : findings.get(0).message();
      return Uni.createFrom().item(new ChannelTest(false, what));
    }
    return client
        .countDrafts(app)
        .map(count -> new ChannelTest(true, "账号可用，草稿箱中有 " + count + " 篇草稿。"))
        .onFailure(WechatFailure.class)
        .recoverWithItem(failure -> new ChannelTest(false, OfficialOutcomes.detail(failure)));
  }

  private Uni<Publication> with(Sending sending, Function<OfficialJob, Uni<Publication>> work) {
    WechatApp app = app(sending.account());
    return app == null
        ? Uni.createFrom()
            .item(Publication.failed(Outcome.CHANNEL_DISABLED, unknownApp(sending.account())))
        : work.apply(new OfficialJob(app, sending));
  }

  private @Nullable WechatApp app(ChannelAccount account) {
    WechatApp app = apps.find(new OfficialAccount(account).app());
    return app == null || app.kind() != AppKind.OFFICIAL_ACCOUNT ? null : app;
  }

  private static String unknownApp(ChannelAccount account) {
    return "系统没有配置公众号 " + new OfficialAccount(account).app();
  }
}
