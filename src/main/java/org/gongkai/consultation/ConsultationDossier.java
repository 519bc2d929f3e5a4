package org.gongkai.consultation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongkai.decision.DossierLink;
import org.gongkai.decision.DossierPart;

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

  private static List<DossierLink> links(List<ConsultationEntity> consultations) {
    List<DossierLink> links = new ArrayList<>();
    for (ConsultationEntity consultation : consultations) {
      String href = "/v1/consultations/" + consultation.id;
      String draft = href + "/drafts/" + consultation.publishedDraft;
      links.add(new DossierLink("consultation", consultation.title, href, consultation.opensAt));
      links.add(
          new DossierLink("draft", consultation.title + "（征求意见稿）", draft, consultation.opensAt));
      if (consultation.feedbackPublishedAt != null) {
        links.add(
            new DossierLink(
                "feedback", "意见征集采纳情况", href + "/feedback", consultation.feedbackPublishedAt));
      }
    }
    return links;
  }
}
