package org.gongkai.link;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.gongkai.platform.data.EventLoop;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.wechat.CodeClient;
import org.gongkai.wechat.WechatFailure;

/** Codes to scan: made by the platform once, kept for ever. */
@ApplicationScoped
class CodeImages {

  private final LinkService links;
  private final CodeClient wechat;
  private final LinkConfig config;
  private final InstantSource clock;
  private final CodeGate gate;
  private final Map<UUID, Uni<CodeImage>> underWay = new ConcurrentHashMap<>();

  CodeImages(LinkService links, CodeClient wechat, LinkConfig config, InstantSource clock) {
    this.links = links;
    this.wechat = wechat;
    this.config = config;
    this.clock = clock;
    this.gate = new CodeGate(config.codesPerMinute());
  }

  /**
   * The code of something public.
   *
   * @throws ProblemException (in the Uni) as the target's own detail, {@link
   *     ProblemType#WECHAT_UNAVAILABLE}
   */
  Uni<CodeImage> of(LinkTarget target, UUID id) {
    return links
        .requirePublic(target, id)
        .chain(() -> links.image(target, id))
        .chain(image -> image == null ? once(target, id) : Uni.createFrom().item(image));
  }

  /** Page of the mini-program that shows a target. */
  String page(LinkTarget target) {
    return switch (target) {
      case CONSULTATION -> config.consultationPage();
      case NOTICE -> config.noticePage();
    };
  }

  /** All who miss at once wait for one call. */
  private Uni<CodeImage> once(LinkTarget target, UUID id) {
    return EventLoop.returning(underWay.computeIfAbsent(id, unused -> making(target, id)));
  }

  private Uni<CodeImage> making(LinkTarget target, UUID id) {
    return EventLoop.apart(() -> make(target, id))
        .onTermination()
        .invoke(() -> underWay.remove(id))
        .memoize()
        .indefinitely();
  }

  /** Looks once more: whoever missed it may come here after it was kept. */
  private Uni<CodeImage> make(LinkTarget target, UUID id) {
    return links
        .image(target, id)
        .chain(image -> image == null ? draw(target, id) : Uni.createFrom().item(image));
  }

  private Uni<CodeImage> draw(LinkTarget target, UUID id) {
    gate.pass(clock.instant());
    return links
        .scene(target, id)
        .chain(scene -> picture(scene).chain(image -> links.keep(scene, image)));
  }

  private Uni<CodeImage> picture(Scene scene) {
    return wechat
        .code(scene.toString(), page(scene.target()), config.codeWidth())
        .onFailure(WechatFailure.class)
        .transform(failure -> Unavailable.of(failure, clock.instant()))
        .map(CodeImage::of);
  }
}
