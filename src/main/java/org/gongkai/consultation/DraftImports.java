package org.gongkai.consultation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.gongkai.consultation.draft.ParsedDraft;
import org.gongkai.platform.problem.BodyLimits;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;

/** Reads what was sent as a draft, by its media type. */
@ApplicationScoped
class DraftImports {

  private final DraftService drafts;
  private final ObjectMapper json;
  private final Validator validator;
  private final Vertx vertx;

  DraftImports(DraftService drafts, ObjectMapper json, Validator validator, Vertx vertx) {
    this.drafts = drafts;
    this.json = json;
    this.validator = validator;
    this.vertx = vertx;
  }

  /**
   * Reads a body, away from the event loop.
   *
   * @param contentType one of those that the operation takes
   */
  Uni<ParsedDraft> read(String contentType, byte[] body) {
    MediaType type = MediaType.valueOf(contentType);
    if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
      return vertx.executeBlocking(() -> tree(body), false);
    }
    String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
    return drafts.read(new DraftSource(kind(type), body, charset));
  }

  private static DraftSource.Kind kind(MediaType type) {
    if (type.isCompatible(MediaType.TEXT_HTML_TYPE)) {
      return DraftSource.Kind.HTML;
    }
    return type.isCompatible(MediaType.TEXT_PLAIN_TYPE)
        ? DraftSource.Kind.TEXT
        : DraftSource.Kind.DOCX;
  }

  private ParsedDraft tree(byte[] body) {
    if (body.length > BodyLimits.LARGEST_DRAFT) {
      throw new ProblemException(ProblemType.PAYLOAD_TOO_LARGE, BodyLimits.LARGEST_DRAFT);
    }
    ClauseTreeRequest tree = parsed(body);
    ClauseTreePolicy.requireSize(tree);
    Set<ConstraintViolation<ClauseTreeRequest>> violations = validator.validate(tree);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    ClauseTreePolicy.require(tree);
    return tree.parsed();
  }

  private ClauseTreeRequest parsed(byte[] body) {
    if (body.length == 0) {
      throw absent();
    }
    try {
      requireDepth(body);
      ClauseTreeRequest tree = json.readValue(body, ClauseTreeRequest.class);
      if (tree != null) {
        return tree;
      }
    } catch (IOException unreadable) {
      // Answered as any other body that is not the JSON it should be.
      throw new BadRequestException(unreadable);
    }
    throw absent();
  }

  /** Binding goes as deep into the stack as a body is nested, so that is measured before it. */
  private void requireDepth(byte[] body) throws IOException {
    try (JsonParser parser = json.getFactory().createParser(body)) {
      int depth = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        }
        ClauseTreePolicy.requireNesting(depth);
      }
    }
  }

  private static ProblemException absent() {
    return new ProblemException(ProblemType.INVALID_REQUEST)
        .withViolations(List.of(new Violation("body", "", "must not be null")));
  }
}
