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
  private final PublishedDraftRepository published;

  ConsultationDossier(ConsultationRepository consultations, PublishedDraftRepository published) {
    this.consultations = consultations;
    this.published = published;
  }

  @Override
  public Uni<List<DossierLink>> linksOf(UUID decisionId) {
    return consultations
        .ofDecision(decisionId)
        .chain(
            found ->
                published
                    .of(found.stream().map(one -> one.id).toList())
                    .map(drafts -> links(found, drafts)));
  }

  @Override
  public Uni<Void> decided(UUID decisionId, @Nullable Instant at) {
    return consultations.decided(decisionId, at);
  }

  @Override
  public Uni<List<String>> cacheGroupsOf(UUID decisionId) {
    return consultations
        .ofDecision(decisionId)
        .map(found -> found.stream().map(one -> ConsultationService.cacheGroup(one.id)).toList());
  }

  private static List<DossierLink> links(
      List<ConsultationEntity> consultations, List<PublishedDraftEntity> drafts) {
    List<DossierLink> links = new ArrayList<>();
    for (ConsultationEntity consultation : consultations) {
      String title = title(consultation, consultations.size());
      addDrafts(consultation, title, drafts, links);
      if (consultation.feedbackPublishedAt != null) {
        links.add(
            new DossierLink(
                "feedback",
                title + "：意见征集采纳情况",
                address(consultation) + "/feedback",
                consultation.feedbackPublishedAt));
      }
    }
    return links;
  }

  /** The first draft comes out with the announcement. */
  private static void addDrafts(
      ConsultationEntity consultation,
      String title,
      List<PublishedDraftEntity> drafts,
      List<DossierLink> links) {
    String href = address(consultation);
    for (PublishedDraftEntity draft : drafts) {
      if (draft.consultationId.equals(consultation.id)) {
        if (draft.edition == 1) {
          links.add(new DossierLink("consultation", title, href, draft.publishedAt));
        }
        String edition = draft.edition == 1 ? "" : "第" + draft.edition + "稿";
        links.add(
            new DossierLink(
                "draft",
                title + "（征求意见稿" + edition + "）",
                href + "/drafts/" + draft.number,
                draft.publishedAt));
      }
    }
  }

  private static String address(ConsultationEntity consultation) {
    return "/v1/consultations/" + consultation.id;
  }

  /** Several consultations on one decision are told apart by their round. */
  private static String title(ConsultationEntity consultation, int rounds) {
    return rounds == 1 ? consultation.title : consultation.title + "（第" + consultation.round + "次）";
  }
}
