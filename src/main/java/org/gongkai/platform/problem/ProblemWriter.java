package org.gongkai.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import org.gongkai.platform.security.SecurityHeaders;

/**
 * Turns a problem into the document that the caller reads, in the caller's language, with the trace
 * id.
 */
@ApplicationScoped
public class ProblemWriter {

  private final ObjectMapper json;

  public ProblemWriter(ObjectMapper json) {
    this.json = json;
  }

  /** The document for one request. */
  public Problem document(RoutingContext request, ProblemException problem) {
    ProblemLanguage language =
        ProblemLanguage.of(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    ProblemType type = problem.type();
    return new Problem(
        type.uri(),
        type.title(language),
        type.status(),
        type.detail(language, problem.arguments()),
        request.request().path(),
        type.code(),
        Span.current().getSpanContext().getTraceId(),
        problem.violations(),
        problem.extras());
  }

  /** The answer of a resource. */
  public Response response(RoutingContext request, ProblemException problem) {
    Response.ResponseBuilder answer =
        Response.status(problem.type().status())
            .type(Problem.MEDIA_TYPE)
            .header("Cache-Control", "no-store")
            .header("Content-Language", language(request))
            .entity(document(request, problem));
    if (problem.type().status() == 401) {
      answer.header("WWW-Authenticate", "Bearer");
    }
    problem.headers().forEach(answer::header);
    return answer.build();
  }

  /** Ends a request that never reached a resource. */
  public void end(RoutingContext request, ProblemException problem) {
    if (request.response().ended()) {
      return;
    }
    SecurityHeaders.addTo(request.request());
    problem.headers().forEach(request.response()::putHeader);
    request
        .response()
        .setStatusCode(problem.type().status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(HttpHeaders.CONTENT_LANGUAGE, language(request))
        .end(write(document(request, problem)));
  }

  private static String language(RoutingContext request) {
    String wanted = request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    return ProblemLanguage.of(wanted) == ProblemLanguage.ENGLISH ? "en" : "zh-CN";
  }

  private String write(Problem problem) {
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
