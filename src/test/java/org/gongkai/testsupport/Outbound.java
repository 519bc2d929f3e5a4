package org.gongkai.testsupport;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongkai.channel.Channel;
import org.gongkai.channel.ChannelAccount;
import org.gongkai.channel.Post;
import org.gongkai.channel.PublicSite;
import org.gongkai.channel.Sending;
import org.gongkai.channel.outbound.OutboundClient;
import org.gongkai.channel.outbound.OutboundConfig;
import org.gongkai.platform.trace.NoSpans;
import org.jspecify.annotations.Nullable;

/** Calls to simulated platforms. */
public final class Outbound implements AutoCloseable {

  /** When posts are published; what a fixed clock shows. */
  public static final Instant PUBLISHED = Instant.parse("2026-03-02T02:00:00Z");

  /** Enough for any answer that comes. */
  public static final Duration PATIENT = Duration.ofSeconds(10);

  /** For answers that never come. */
  public static final Duration HASTY = Duration.ofSeconds(1);

  private final Vertx vertx = Vertx.vertx();

  public Vertx vertx() {
    return vertx;
  }

  /** A client that may call this machine. */
  public OutboundClient client() {
    return new OutboundClient(vertx, config(true, PATIENT), NoSpans.make());
  }

  /** The same, which soon gives up. */
  public OutboundClient hasty() {
    return new OutboundClient(vertx, config(true, HASTY), NoSpans.make());
  }

  /** Settings with answers of at most 10,000 bytes. */
  public static OutboundConfig config(boolean allowPrivate, Duration patience) {
    return new OutboundConfig() {
      @Override
      public boolean allowPrivate() {
        return allowPrivate;
      }

      @Override
      public Duration connectTimeout() {
        return patience;
      }

      @Override
      public Duration timeout() {
        return patience;
      }

      @Override
      public int maxAnswer() {
        return 10_000;
      }
    };
  }

  public static PublicSite site() {
    return new PublicSite(URI.create("https://www.qinghe.example"));
  }

  /** The first edition of a notice. */
  public static Post post() {
    return post("关于公开征求意见的通知", "全镇道路养护办法征求意见。", "<p>正文</p>", null);
  }

  /**
   * A post.
   *
   * @param note of a correction, which makes it the second edition; null for the first
   */
  public static Post post(String title, String summary, String body, @Nullable String note) {
    return new Post(
        UUID.fromString("00000000-0000-4000-8000-000000000001"),
        note == null ? 1 : 2,
        note == null ? 1 : 2,
        "NOTICE",
        "notices",
        title,
        summary,
        body,
        "正文",
        "青禾镇人民政府",
        "/notices/1",
        List.of(new Post.Image("/media/1.png", "样例图片")),
        List.of(new Post.Attachment("附件.pdf", "/media/2.pdf")),
        note,
        PUBLISHED);
  }

  /** A delivery of a post as the channel renders it. */
  public static Sending sending(Channel channel, ChannelAccount account, Post post) {
    return new Sending(
        UUID.fromString("00000000-0000-4000-8000-00000000000a"),
        1,
        account,
        post,
        channel.render(account, post));
  }

  public static ChannelAccount account(
      String kind, Map<String, String> settings, Map<String, String> credentials) {
    return new ChannelAccount("c1", kind, "样例渠道", "sample", settings, credentials);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
