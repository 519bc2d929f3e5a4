package org.gongkai.comment.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The search for near-identical comments over HTTP, with an invented campaign. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class GroupProposalHttpTest {

  /** One text, as people copy it: with a greeting, other punctuation, a word changed. */
  private static final List<String> CAMPAIGN =
      List.of(
          "我是集市旁边小区的住户，建议将集市的收摊时间从晚上八点延长到晚上十点，方便下班以后的居民买菜，也能让摊主多一些收入。",
          "我是集市旁边小区的住户,建议将集市的收摊时间从晚上八点延长到晚上十点,方便下班以后的居民买菜,也能让摊主多一些收入!",
          "您好！我是集市旁边小区的住户，建议将集市的收摊时间从晚上八点延长到晚上十点，方便下班以后的居民买菜，也能让摊主多一些收入。谢谢！",
          "我是集市附近小区的住户，建议将集市的收摊时间从晚上八点延长到晚上十点，方便下班以后的居民买菜，也能让摊主多一些收入。");

  private static final String OWN_WORDS = "集市入口没有无障碍坡道，轮椅和婴儿车进不去，希望在东门修一条坡道，并且把路边的隔离桩拆掉两根。";

  @Test
  void findsACampaignAndNothingElse() {
    String consultation = Api.anOpenConsultation();
    List<String> campaign = campaign(consultation);
    Api.aComment(consultation, OWN_WORDS);
    Groups.search(consultation)
        .then()
        .statusCode(200)
        .body("consultationId", equalTo(consultation))
        .body("compared", equalTo(5))
        .body("proposals", equalTo(1));
    Response found = Groups.openProposals(consultation);
    found
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].size", equalTo(4))
        .body("items[0].status", equalTo("OPEN"))
        .body("items[0].existingGroupId", nullValue())
        .body("items[0].clauseId", nullValue())
        .body("items[0].minSimilarity", greaterThan(0.5f))
        .body("items[0].beginnings.id", equalTo(campaign))
        .body("items[0].beginnings[0].text", equalTo(CAMPAIGN.get(0)));
    Answers.assertChinaTime(found);
    assertThat(found.asString()).doesNotContain("甲某某", "000-00000000");
    String proposal = found.path("items[0].id");
    List<String> read =
        Answers.readAll(3, cursor -> page("/v1/admin/group-proposals/" + proposal, cursor, 3));
    assertThat(read).isEqualTo(campaign);
    // A search proposes and groups nobody.
    assertThat(groups(consultation)).isEmpty();
  }

  @Test
  void takesAProposalThroughItsWholeLife() {
    String consultation = Api.anOpenConsultation();
    List<String> campaign = campaign(consultation);
    String proposal = Groups.proposals(consultation).path("items[0].id");
    Response formed = accept(consultation, proposal);
    formed.then().statusCode(201).body("size", equalTo(4));
    String group = formed.path("id");
    assertThat(Groups.memberIds(group)).isEqualTo(campaign);
    Api.as("auditor")
        .get("/v1/admin/group-proposals/" + proposal)
        .then()
        .body("proposal.status", equalTo("ACCEPTED"))
        .body("proposal.groupId", equalTo(group))
        .body("proposal.decidedBy", equalTo("staff-officer"));
    // Whoever is in a group is not proposed again.
    assertThat(sizes(Groups.proposals(consultation))).isEmpty();
    // Whoever was taken out is not proposed for it again.
    Groups.remove(group, campaign.subList(3, 4)).then().statusCode(200);
    assertThat(sizes(Groups.proposals(consultation))).isEmpty();
    // A late one is.
    String late =
        Api.comment(consultation, "carol", Api.commentBody(CAMPAIGN.get(1)))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Response addition = Groups.proposals(consultation);
    addition
        .then()
        .body("items", hasSize(1))
        .body("items[0].existingGroupId", equalTo(group))
        .body("items[0].beginnings.id", contains(late));
    Groups.change(group, "members", Map.of("proposalId", addition.path("items[0].id")))
        .then()
        .statusCode(200)
        .body("size", equalTo(4));
    // Once free they are proposed anew, without the one that was taken out.
    Groups.dissolve(group).then().statusCode(200);
    Response anew = Groups.proposals(consultation);
    List<String> beginnings = anew.jsonPath().getList("items[0].beginnings.id");
    assertThat(sizes(anew)).containsExactly(4);
    assertThat(beginnings).containsExactly(campaign.get(0), campaign.get(1), campaign.get(2), late);
  }

  @Test
  void proposesNoPairAgainThatAnOfficerRejected() {
    String consultation = Api.anOpenConsultation();
    campaign(consultation);
    String proposal = Groups.proposals(consultation).path("items[0].id");
    Groups.reject(proposal, Map.of("reason", "文字相近，诉求相反。"))
        .then()
        .statusCode(200)
        .body("status", equalTo("REJECTED"))
        .body("reason", equalTo("文字相近，诉求相反。"))
        .body("decidedBy", equalTo("staff-officer"));
    assertThat(sizes(Groups.proposals(consultation))).isEmpty();
    assertThat(
            Database.number(
                "select count(*) from audit_entry where action = 'rejectGroupProposal' and"
                    + " subject_id = ?::uuid",
                proposal))
        .isEqualTo(1);
    Refusals.assertRefused(
        "rejectGroupProposal", 409, "proposal-decided", () -> Groups.reject(proposal, Map.of()));
    Refusals.assertRefused(
        "formGroup", 409, "proposal-decided", () -> accept(consultation, proposal));
    // Two new ones come together, with no more than one of those.
    again(consultation, "bob");
    again(consultation, "carol");
    assertThat(sizes(Groups.proposals(consultation))).containsExactly(3);
  }

  @Test
  void proposesNoAdditionAgainThatAnOfficerRejected() {
    String consultation = Api.anOpenConsultation();
    List<String> campaign = campaign(consultation);
    Groups.aGroup(consultation, campaign.subList(0, 3));
    Response found = Groups.proposals(consultation);
    assertThat(sizes(found)).containsExactly(1);
    Groups.reject(found.path("items[0].id"), Map.of()).then().statusCode(200);
    assertThat(sizes(Groups.proposals(consultation))).isEmpty();
    again(consultation, "bob");
    assertThat(sizes(Groups.proposals(consultation))).containsExactly(1);
  }

  @Test
  void comparesHiddenCommentsAndNoWithdrawnOnes() {
    String consultation = Api.anOpenConsultation();
    List<String> campaign = campaign(consultation);
    Database.update(
        "update comment set status = 'HIDDEN', status_reason = '内容含有他人的身份证号码。' where id ="
            + " ?::uuid",
        campaign.get(0));
    Groups.withdraw(campaign.get(3));
    assertThat(sizes(Groups.proposals(consultation))).containsExactly(3);
  }

  @Test
  void leavesOutWhoWithdrewSinceTheSearch() {
    String consultation = Api.anOpenConsultation();
    List<String> campaign = campaign(consultation);
    String proposal = Groups.proposals(consultation).path("items[0].id");
    Groups.withdraw(campaign.get(0));
    Response formed = accept(consultation, proposal);
    formed.then().statusCode(201).body("size", equalTo(3));
    assertThat(Groups.memberIds(formed.path("id"))).isEqualTo(campaign.subList(1, 4));
  }

  @Test
  void acceptsNoProposalThatAnotherOfficerOvertook() {
    String consultation = Api.anOpenConsultation();
    List<String> campaign = campaign(consultation);
    String proposal = Groups.proposals(consultation).path("items[0].id");
    Groups.aGroup(consultation, campaign.subList(0, 2));
    Refusals.assertRefused(
        "formGroup", 409, "comment-already-grouped", () -> accept(consultation, proposal));
  }

  @Test
  void keepsTheClausesApart() {
    String consultation = Api.anOpenConsultation();
    campaign(consultation);
    String clause = Api.clause(consultation, "二");
    for (int i = 0; i < 2; i++) {
      Api.comment(consultation, "bob", on(clause, CAMPAIGN.get(i))).then().statusCode(201);
    }
    Response found = Groups.proposals(consultation);
    // The most comments first.
    assertThat(sizes(found)).containsExactly(4, 2);
    List<String> clauses = found.jsonPath().getList("items.clauseId");
    assertThat(clauses).containsExactly(null, clause);
    assertThat(
            Answers.readAll(
                1,
                cursor ->
                    page(Groups.consultationPath(consultation) + "/group-proposals", cursor, 1)))
        .hasSize(2);
  }

  @Test
  void replacesOpenProposalsAndKeepsDecidedOnes() {
    String consultation = Api.anOpenConsultation();
    campaign(consultation);
    String first = Groups.proposals(consultation).path("items[0].id");
    String second = Groups.proposals(consultation).path("items[0].id");
    assertThat(second).isNotEqualTo(first);
    Refusals.assertRefused(
        "rejectGroupProposal", 404, "proposal-not-found", () -> Groups.reject(first, Map.of()));
    Refusals.assertRefused(
        "formGroup", 404, "proposal-not-found", () -> accept(consultation, first));
    accept(consultation, second).then().statusCode(201);
    Groups.search(consultation).then().statusCode(200);
    Api.as("officer")
        .get(Groups.consultationPath(consultation) + "/group-proposals")
        .then()
        .body("items.id", contains(second))
        .body("items.status", contains("ACCEPTED"));
  }

  @Test
  void usesAProposalOnlyForWhatItIsAbout() {
    String consultation = Api.anOpenConsultation();
    List<String> campaign = campaign(consultation);
    String proposal = Groups.proposals(consultation).path("items[0].id");
    String other = Api.anOpenConsultation();
    Refusals.assertRefused("formGroup", 404, "proposal-not-found", () -> accept(other, proposal));
    String group =
        Groups.aGroup(
            consultation,
            List.of(Api.aComment(consultation, "建议甲。"), Api.aComment(consultation, "建议乙。")));
    Refusals.assertRefused(
        "addGroupMembers",
        422,
        "group-invalid",
        () -> Groups.change(group, "members", Map.of("proposalId", proposal)));
    Groups.aGroup(consultation, campaign.subList(0, 2));
    String addition = Groups.proposals(consultation).path("items[0].id");
    Refusals.assertRefused("formGroup", 422, "group-invalid", () -> accept(consultation, addition));
  }

  @Test
  void searchesOnceAtATime() throws SQLException {
    String consultation = Api.anOpenConsultation();
    campaign(consultation);
    String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    try (Connection other = DriverManager.getConnection(url, "postgres", "postgres");
        PreparedStatement lock =
            other.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 19))")) {
      other.setAutoCommit(false);
      lock.setString(1, consultation);
      lock.execute();
      Refusals.assertRefused(
          "searchGroupProposals", 409, "proposals-being-sought", () -> Groups.search(consultation));
      // Other consultations are searched meanwhile.
      Groups.search(Api.anOpenConsultation()).then().statusCode(200).body("compared", equalTo(0));
      other.rollback();
    }
    Groups.search(consultation).then().statusCode(200);
  }

  @Test
  void findsNoProposalsOfUnknownKinds() {
    String consultation = Api.anOpenConsultation();
    Refusals.assertRefused(
        "listGroupProposals",
        400,
        "unknown-value",
        () ->
            Api.as("officer")
                .queryParam("status", "MAYBE")
                .get(Groups.consultationPath(consultation) + "/group-proposals"));
    Refusals.assertRefused(
        "getGroupProposal",
        404,
        "proposal-not-found",
        () -> Api.as("officer").get("/v1/admin/group-proposals/" + UUID.randomUUID()));
  }

  // --- Tools

  @CanIgnoreReturnValue
  private static List<String> campaign(String consultation) {
    List<String> ids = new ArrayList<>();
    CAMPAIGN.forEach(text -> ids.add(Api.aComment(consultation, text)));
    return ids;
  }

  private static Map<String, Object> on(String clause, String text) {
    return Map.of(
        "text",
        text,
        "clauseId",
        clause,
        "respondent",
        Map.of("type", "PERSON"),
        "publishConsent",
        true);
  }

  private static Response accept(String consultation, String proposal) {
    return Groups.form(consultation, Map.of("title", "延长收摊时间", "proposalId", proposal));
  }

  private static List<Integer> sizes(Response proposals) {
    JsonPath json = proposals.then().statusCode(200).extract().jsonPath();
    return json.getList("items.size");
  }

  private static List<String> groups(String consultation) {
    return Api.as("auditor")
        .get(Groups.consultationPath(consultation) + "/groups")
        .jsonPath()
        .getList("items.id");
  }

  /** The same words from somebody else. */
  private static void again(String consultation, String citizen) {
    Api.comment(consultation, citizen, Api.commentBody(CAMPAIGN.get(0))).then().statusCode(201);
  }

  private static Response page(String path, @Nullable String cursor, int limit) {
    var request = Api.as("auditor").queryParam("limit", limit);
    return (cursor == null ? request : request.queryParam("cursor", cursor)).get(path);
  }
}
