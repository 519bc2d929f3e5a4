package org.gongkai.proof;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.gongkai.testsupport.Api;

/** What all random requests about one consultation are made of. */
abstract class Steps {

  private static final List<String> OUTCOMES =
      List.of("ADOPTED", "PARTLY_ADOPTED", "NOT_ADOPTED", "NOTED", "OUT_OF_SCOPE");
  private static final AtomicLong GIVEN = new AtomicLong();
  private static final String REASON = "第十一条已规定公布期限，不再重复。";

  final Random random;
  final Parties parties;
  final Model model;
  final String clause;

  Steps(Random random, Parties parties, Model model, String clause) {
    this.random = random;
    this.parties = parties;
    this.model = model;
    this.clause = clause;
  }

  <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  Known comment() {
    return pick(List.copyOf(model.comments.values()));
  }

  String officer() {
    return pick(Parties.OFFICERS);
  }

  /** One that nobody has given before: a revision that says the same is refused. */
  Map<String, Object> verdict() {
    String outcome = pick(OUTCOMES);
    String reason = REASON + "第" + GIVEN.incrementAndGet() + "次答复。";
    Map<String, Object> verdict = new HashMap<>(Map.of("outcome", outcome, "reason", reason));
    if (outcome.equals("ADOPTED")) {
      verdict.put("clauseId", clause);
    }
    return verdict;
  }

  Response put(String officer, String path, Map<String, ?> body) {
    return parties.as(officer, Api.key()).contentType(ContentType.JSON).body(body).put(path);
  }

  String consultation(String part) {
    return "/v1/consultations/" + model.consultation + "/" + part;
  }

  /** Address of a part of the consultation for officers. */
  String admin(String part) {
    return "/v1/admin/consultations/" + model.consultation + "/" + part;
  }

  Step step(
      String operation,
      String about,
      String expected,
      String person,
      String path,
      Map<String, ?> body,
      Consumer<Response> effect) {
    String key = Api.key();
    return new Step(
        operation, about, expected, () -> parties.post(person, key, path, body), effect);
  }
}
