package org.gongkai.link;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.time.Times;
import org.gongkai.wechat.CodeClient;
import org.gongkai.wechat.WechatFailure;

/** Links that open the mini-program from outside WeChat, made for an editor who asks. */
@ApplicationScoped
class Links {

  private final LinkService links;
  private final CodeImages codes;
  private final CodeClient wechat;
  private final InstantSource clock;

  Links(LinkService links, CodeImages codes, CodeClient wechat, InstantSource clock) {
    this.links = links;
    this.codes = codes;
    this.wechat = wechat;
    this.clock = clock;
  }

  /**
   * Makes one.
   *
   * @throws ProblemException (in the Uni) as the target's own detail, {@link
   *     ProblemType#WECHAT_UNAVAILABLE}
   */
  Uni<LinkView> make(CreateLinkRequest request, String by) {
    Instant now = clock.instant();
    return links
        .requirePublic(request.target(), request.id())
        .chain(() -> links.scene(request.target(), request.id()))
        .chain(
            scene -> wechat.urlLink(codes.page(request.target()), "scene=" + scene, request.days()))
        .onFailure(WechatFailure.class)
        .transform(failure -> Unavailable.of(failure, now))
        .map(url -> view(url, request, now))
        .call(() -> links.noteLink(request, by));
  }

  private static LinkView view(String url, CreateLinkRequest request, Instant now) {
    Instant expiresAt = Times.toMillis(now.plus(Duration.ofDays(request.days())));
    return new LinkView(url, expiresAt, request.target(), request.id());
  }
}
