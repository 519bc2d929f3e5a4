package org.gongkai.link;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.gongkai.audit.AuditService;
import org.gongkai.audit.AuditedAction;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.content.NoticeService;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What leads where. Every method is one transaction at most and calls no platform. */
@ApplicationScoped
public class LinkService {

  private final MiniProgramCodeRepository codes;
  private final ConsultationService consultations;
  private final NoticeService notices;
  private final AuditService audit;

  LinkService(
      MiniProgramCodeRepository codes,
      ConsultationService consultations,
      NoticeService notices,
      AuditService audit) {
    this.codes = codes;
    this.consultations = consultations;
    this.notices = notices;
    this.audit = audit;
  }

  /**
   * Lets pass what the public can read.
   *
   * @throws ProblemException (in the Uni) as the target's own detail
   */
  public Uni<Void> requirePublic(LinkTarget target, UUID id) {
    return switch (target) {
      case CONSULTATION -> consultations.publicConsultation(id).replaceWithVoid();
      case NOTICE -> notices.requirePublic(id);
    };
  }

  /** The picture of a target's code; null while none was made. */
  @WithSession
  Uni<@Nullable CodeImage> image(LinkTarget target, UUID id) {
    return codes.of(target, id).map(CodeImage::of);
  }

  /** The scene of a target, the same for ever. */
  @WithTransaction
  Uni<Scene> scene(LinkTarget target, UUID id) {
    return codes.number(target, id).map(number -> new Scene(target, number));
  }

  /** Keeps a picture; what was kept first is answered. */
  @WithTransaction
  Uni<CodeImage> keep(Scene scene, CodeImage image) {
    return codes
        .keep(scene.number(), image)
        .map(
            row -> {
              CodeImage kept = CodeImage.of(row);
              return kept == null ? image : kept;
            });
  }

  /**
   * What a scene leads to.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#SCENE_NOT_FOUND}
   */
  @WithSession
  public Uni<SceneView> resolve(String text) {
    Scene scene = Scene.read(text);
    Uni<@Nullable MiniProgramCodeEntity> row =
        scene == null ? Uni.createFrom().nullItem() : codes.findById(scene.number());
    return row.map(
        found -> {
          if (scene == null || found == null || found.target != scene.target()) {
            throw new ProblemException(ProblemType.SCENE_NOT_FOUND);
          }
          return SceneView.of(found);
        });
  }

  /** Records that a link was made. */
  @WithTransaction
  Uni<Void> noteLink(CreateLinkRequest request, String by) {
    return audit.record(
        new AuditedAction(
            by,
            "createLink",
            request.target() == LinkTarget.NOTICE ? "content" : "consultation",
            request.id(),
            null,
            Map.of("days", request.days())));
  }
}
