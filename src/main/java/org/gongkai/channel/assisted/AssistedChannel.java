package org.gongkai.channel.assisted;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.jspecify.annotations.Nullable;

/**
 * Prepares what a person posts on a platform without an open way in. Every operation is left to
 * that person, who says when it is done and where the post is.
 */
@ApplicationScoped
public class AssistedChannel implements Channel {

  private static final int MOST_IMAGES = 9;
  private static final Capabilities CAPABILITIES =
      new Capabilities(null, null, MOST_IMAGES, true, true, false, false, true);

  private final PublicSite site;

  /** Serves channels of the kind ASSISTED. */
  public AssistedChannel(PublicSite site) {
    this.site = site;
  }

  @Override
  public String kind() {
    return "ASSISTED";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public List<ChannelFinding> check(ChannelAccount account) {
    return new AssistedAccount(account).check();
  }

  @Override
  public List<ChannelFinding> validate(ChannelAccount account, Post post) {
    AssistedAccount assisted = new AssistedAccount(account);
    List<ChannelFinding> findings = new ArrayList<>();
    addTooLong(findings, "title", "标题", assisted.titleLimit(), post.title());
    addTooLong(findings, "body", "正文", assisted.bodyLimit(), text(post));
    return findings;
  }

  @Override
  public Rendition render(ChannelAccount account, Post post) {
    AssistedPlatform platform = new AssistedAccount(account).platform();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("title", post.title());
    fields.put("text", text(post));
    fields.put("link", site.address(post));
    if (platform != null) {
      fields.put("platform", platform.label());
      fields.put("hint", platform.hint());
    }
    List<String> images =
        post.images().stream().map(Post.Image::address).limit(MOST_IMAGES).toList();
    return new Rendition(fields, images);
  }

  @Override
  public Uni<Publication> publish(Sending sending) {
    return person("按准备好的标题、正文和图片发布，然后登记链接");
  }

  @Override
  public Uni<Publication> update(Sending sending, Placement placement) {
    return person("在平台上修改原帖，然后登记");
  }

  @Override
  public Uni<Publication> withdraw(Sending sending, Placement placement) {
    return person("在平台上删除原帖，然后登记");
  }

  @Override
  public Uni<Reading> lookUp(Sending sending, @Nullable Placement placement) {
    return Uni.createFrom().item(Reading.of(Reading.State.UNREADABLE, "平台不能回读，须由人查看"));
  }

  @Override
  public Uni<ChannelTest> test(ChannelAccount account) {
    List<ChannelFinding> findings = check(account);
    return Uni.createFrom()
        .item(
            findings.isEmpty()
                ? new ChannelTest(true, "由人发布，无需连接。")
                : new ChannelTest(false, findings.get(0).message()));
  }

  private static Uni<Publication> person(String what) {
    return Uni.createFrom().item(Publication.failed(Outcome.MANUAL, what));
  }

  private static String text(Post post) {
    String note = post.correctionNote();
    return note == null ? post.text() : "更正：" + note + "\n\n" + post.text();
  }

  private static void addTooLong(
      List<ChannelFinding> findings,
      String field,
      String what,
      @Nullable Integer limit,
      String text) {
    int actual = text.codePointCount(0, text.length());
    if (limit != null && actual > limit) {
      String message = what + "最多 " + limit + " 个字，现有 " + actual + " 个字。";
      findings.add(new ChannelFinding(field, limit, actual, message));
    }
  }
}
