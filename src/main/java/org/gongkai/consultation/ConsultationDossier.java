package org.gongkai.consultation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongkai.decision.DossierLink;
import org.gongkai.decision.DossierPart;
import org.jspecify.annotations.Nullable;

/** What consultations contribute to the dossier of their decision. */
@ApplicationScoped
class ConsultationDossier implements DossierPart {

  private final ConsultationRepository consultations;

  ConsultationDossier(ConsultationRepository consultations) {
    this.consultations = consultations;
  }

  @Override
  public Uni<List<DossierLink>> linksOf(UUID decisionId) {
    return consultations.ofDecision(decisionId).map(ConsultationDossier::links);
  }

  @Override
  public Uni<Void> decided(UUID decisionId, @Nullable Instant at) {
    return consultations.decided(decisionId, at);
  }

  @Override
  public Uni<List<String>> cacheKeysOf(UUID decisionId) {
    return consultations
        .ofDecision(decisionId)
        .map(found -> found.stream().map(one -> ConsultationService.cacheKey(one.id)).toList());
  }

  private static List<DossierLink> links(List<ConsultationEntity> consultations) {
    List<DossierLink> links = new ArrayList<>();
    for (ConsultationEntity consultation : consultations) {
      String href = "/v1/consultations/" + consultation.id;
      String draft = href + "/drafts/" + consultation.publishedDraft;
      String title = title(consultation, consultations.size());
      links.add(new DossierLink("consultation", title, href, consultation.opensAt));
      links.add(new DossierLink("draft", title + "（征求意见稿）", draft, consultation.opensAt));
      if (consultation.feedbackPublishedAt != null) {
        links.add(
            new DossierLink(
                "feedback",
                title + "：意见征集采纳情况",
                href + "/feedback",
                consultation.feedbackPublishedAt));
      }
    }
    return links;
  }

  /** Several consultations on one decision are told apart by their round. */
  private static String title(ConsultationEntity consultation, int rounds) {
    return rounds == 1 ? consultation.title : consultation.title + "（第" + consultation.round + "次）";
  }
}
