package org.gongkai.proof;

import io.restassured.response.Response;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One request; sent again it carries the same idempotency key.
 *
 * @param operation its id in the contract
 * @param about the comment or group, for the log
 * @param expected what the model says of it, now
 * @param effect on the model, once it was done
 */
record Step(
    String operation,
    String about,
    String expected,
    Supplier<Response> request,
    Consumer<Response> effect) {

  /** What a response says: {@code ok} or the problem's code. */
  static String outcome(Response response) {
    return response.statusCode() < 300
        ? Model.OK
        : Json.read(response.asString()).path("code").asText();
  }
}
