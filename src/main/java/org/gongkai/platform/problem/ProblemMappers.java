package org.gongkai.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.CharConversionException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gongkai.platform.security.BearerClaims;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Maps every exception that leaves a resource to a problem of the catalogue. */
public class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  /** Query parameters of the API that are numbers, days, or one of some words. */
  private static final List<String> NUMBERS =
      List.of("limit", "workingDays", "from", "year", "stage", "index", "most");

  private static final List<String> DATES = List.of("from", "since");

  private static final List<String> CHOICES =
      List.of(
          "status",
          "type",
          "stage",
          "fields",
          "fate",
          "state",
          "unread",
          "open",
          "dryRun",
          "personal",
          "commentClass",
          "source",
          "respondentType",
          "verdict");

  /** The annotation of a parameter that stands for several of a query. */
  private static final String FILTER = "beanparam";

  private static final String RETRY_SECONDS = "5";

  private static final List<String> IDS = List.of("clauseId", "subjectId", "contentId");

  /** What a client's programmer may have misspelt; anything else may be what a person wrote. */
  private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,39}");

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,9}");

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  private final ProblemWriter writer;
  private final BearerClaims claims;
  private final InstantSource clock;

  public ProblemMappers(ProblemWriter writer, BearerClaims claims, InstantSource clock) {
    this.writer = writer;
    this.claims = claims;
    this.clock = clock;
  }

  @ServerExceptionMapper
  public Response problem(ProblemException problem, RoutingContext request) {
    return writer.response(request, problem);
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  public Response unauthenticated(RoutingContext request) {
    ProblemType type = isExpired(request) ? ProblemType.TOKEN_EXPIRED : ProblemType.UNAUTHENTICATED;
    return writer.response(request, new ProblemException(type));
  }

  /** A hint to a client whose token was refused: a refresh would help. */
  private boolean isExpired(RoutingContext request) {
    JsonNode expiry = claims.unverified(request.request().getHeader("Authorization")).path("exp");
    return expiry.isNumber() && expiry.asLong() <= clock.instant().getEpochSecond();
  }

  /** The provider's keys are not known, so that nobody can be told good from bad. */
  @ServerExceptionMapper(OIDCException.class)
  public Response providerAway(OIDCException failure, RoutingContext request) {
    LOG.warnf("staff provider not reached: %s", failure.getMessage());
    return writer.response(
        request,
        new ProblemException(ProblemType.STAFF_PROVIDER_UNAVAILABLE)
            .withHeader("Retry-After", RETRY_SECONDS));
  }

  @ServerExceptionMapper(ForbiddenException.class)
  public Response forbidden(RoutingContext request) {
    return writer.response(request, new ProblemException(ProblemType.FORBIDDEN));
  }

  @ServerExceptionMapper
  public Response invalid(ConstraintViolationException invalid, RoutingContext request) {
    List<Violation> violations =
        invalid.getConstraintViolations().stream()
            .map(ProblemMappers::violation)
            .sorted(Comparator.comparing(Violation::field))
            .toList();
    return writer.response(
        request, new ProblemException(ProblemType.INVALID_REQUEST).withViolations(violations));
  }

  @ServerExceptionMapper
  public Response unreadable(MismatchedInputException unreadable, RoutingContext request) {
    return writer.response(request, unreadableBody(unreadable));
  }

  /** Bytes that are no text in the encoding that they begin in, such as UTF-32. */
  @ServerExceptionMapper(CharConversionException.class)
  public Response undecodable(RoutingContext request) {
    return writer.response(request, new ProblemException(ProblemType.MALFORMED_JSON));
  }

  @ServerExceptionMapper
  public Response web(WebApplicationException failure, RoutingContext request) {
    return writer.response(request, fromStatus(failure, request));
  }

  /** Two changed the same at once, and the other was first. */
  @ServerExceptionMapper({OptimisticLockException.class, StaleStateException.class})
  public Response stale(RoutingContext request) {
    return writer.response(request, new ProblemException(ProblemType.STALE_VERSION));
  }

  /** Anything else is our fault: logged with its trace, told to nobody outside. */
  @ServerExceptionMapper(Throwable.class)
  public Response unexpected(Throwable failure, RoutingContext request) {
    LOG.errorf(failure, "unexpected failure of %s", request.request().method());
    return writer.response(request, new ProblemException(ProblemType.INTERNAL_ERROR));
  }

  private static ProblemException fromStatus(
      WebApplicationException failure, RoutingContext request) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof JsonProcessingException unreadable) {
        return unreadableBody(unreadable);
      }
    }
    return switch (failure.getResponse().getStatus()) {
      case 401 -> new ProblemException(ProblemType.UNAUTHENTICATED);
      case 403 -> new ProblemException(ProblemType.FORBIDDEN);
      case 404 -> notFound(failure, request);
      case 405 -> new ProblemException(ProblemType.METHOD_NOT_ALLOWED);
      case 406 -> new ProblemException(ProblemType.NOT_ACCEPTABLE);
      case 413 -> new ProblemException(ProblemType.PAYLOAD_TOO_LARGE, BodyLimits.of(request));
      case 415 -> new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE);
      case 400 -> new ProblemException(ProblemType.INVALID_REQUEST);
      default -> {
        LOG.error("unexpected web failure", failure);
        yield new ProblemException(ProblemType.INTERNAL_ERROR);
      }
    };
  }

  /**
   * JAX-RS answers 404 for a parameter that it cannot read and does not say which. In a query that
   * is the caller's mistake; in a path it is an address of nothing.
   */
  private static ProblemException notFound(
      WebApplicationException failure, RoutingContext request) {
    Throwable cause = failure.getCause();
    List<String> wrong =
        candidates(cause)
            .filter(request.queryParams()::contains)
            .filter(name -> isUnreadable(name, cause, request.queryParams().get(name)))
            .toList();
    if (wrong.isEmpty()) {
      return new ProblemException(ProblemType.NOT_FOUND);
    }
    String name = wrong.get(0);
    ProblemException problem =
        NUMBERS.contains(name) && cause instanceof NumberFormatException
            ? new ProblemException(ProblemType.INVALID_REQUEST)
            : new ProblemException(ProblemType.UNKNOWN_VALUE, name);
    return problem.withViolations(List.of(new Violation("query", name, "unknown value")));
  }

  /** The query parameters of the kind that fails in this way. */
  private static Stream<String> candidates(@Nullable Throwable cause) {
    if (cause instanceof NumberFormatException) {
      // Digits of an identifier fail in the same way as those of a number.
      return Stream.concat(NUMBERS.stream(), IDS.stream());
    }
    if (cause instanceof DateTimeException) {
      return DATES.stream();
    }
    if (isForId(cause)) {
      return IDS.stream();
    }
    return cause instanceof IllegalArgumentException ? CHOICES.stream() : Stream.empty();
  }

  /** Whether a value can be the one that could not be read: others of its kind may be good. */
  private static boolean isUnreadable(String name, @Nullable Throwable cause, String value) {
    if (IDS.contains(name)) {
      return !UUID.matcher(value).matches();
    }
    if (cause instanceof NumberFormatException) {
      return !INTEGER.matcher(value).matches();
    }
    String message = cause == null ? null : cause.getMessage();
    // As Enum.valueOf writes it.
    return message == null
        || !message.startsWith("No enum constant")
        || message.endsWith('.' + value);
  }

  private static boolean isForId(@Nullable Throwable cause) {
    return cause != null && cause.getMessage() != null && cause.getMessage().contains("UUID");
  }

  private static ProblemException unreadableBody(Exception unreadable) {
    if (!(unreadable instanceof JsonMappingException mapping)) {
      return new ProblemException(ProblemType.MALFORMED_JSON);
    }
    String field = fieldOf(mapping);
    if (mapping instanceof UnrecognizedPropertyException) {
      return new ProblemException(ProblemType.UNKNOWN_FIELD, field)
          .withViolations(List.of(new Violation("body", field, "unknown field")));
    }
    if (mapping instanceof InvalidFormatException format) {
      return new ProblemException(ProblemType.UNKNOWN_VALUE, field)
          .withViolations(List.of(new Violation("body", field, expected(format))));
    }
    if (mapping instanceof ValueInstantiationException) {
      return new ProblemException(ProblemType.UNKNOWN_VALUE, field)
          .withViolations(List.of(new Violation("body", field, "wrong format")));
    }
    if (mapping instanceof MismatchedInputException && !field.isEmpty()) {
      return new ProblemException(ProblemType.INVALID_REQUEST)
          .withViolations(List.of(new Violation("body", field, "wrong JSON type")));
    }
    return new ProblemException(ProblemType.MALFORMED_JSON);
  }

  private static String expected(InvalidFormatException format) {
    Class<?> target = format.getTargetType();
    if (target == null || !target.isEnum()) {
      return "wrong format";
    }
    List<String> names = new ArrayList<>();
    for (Object constant : target.getEnumConstants()) {
      names.add(constant.toString());
    }
    return "one of " + String.join(", ", names);
  }

  /** Such as {@code clauses[3].kind}; {@code *} for a name that is none. */
  private static String fieldOf(JsonMappingException mapping) {
    StringBuilder field = new StringBuilder();
    for (JsonMappingException.Reference step : mapping.getPath()) {
      if (step.getFieldName() == null) {
        field.append('[').append(step.getIndex()).append(']');
      } else {
        append(
            field, FIELD_NAME.matcher(step.getFieldName()).matches() ? step.getFieldName() : "*");
      }
    }
    return field.toString();
  }

  private static void append(StringBuilder field, String name) {
    field.append(field.isEmpty() ? "" : ".").append(name);
  }

  private static Violation violation(ConstraintViolation<?> violation) {
    String in = "body";
    StringBuilder field = new StringBuilder();
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getIndex() != null) {
        field.append('[').append(node.getIndex()).append(']');
      }
      if (node.getKind() == ElementKind.PARAMETER) {
        String place = placeOf(violation, node.as(Path.ParameterNode.class).getParameterIndex());
        if (place != null && place.equals(FILTER)) {
          in = "query";
        } else if (place != null) {
          in = place;
          append(field, node.getName());
        }
      } else if (node.getKind() == ElementKind.PROPERTY) {
        append(field, node.getName());
      }
    }
    return new Violation(in, field.toString(), violation.getMessage());
  }

  /**
   * Where a method's parameter comes from; null for the body. Proxies of it carry no annotations.
   */
  private static @Nullable String placeOf(ConstraintViolation<?> violation, int index) {
    String name = violation.getPropertyPath().iterator().next().getName();
    for (Class<?> type = violation.getRootBeanClass(); type != null; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(name) && method.getParameterCount() > index) {
          String place = placeOf(method.getParameters()[index]);
          if (place != null) {
            return place;
          }
        }
      }
    }
    return null;
  }

  private static @Nullable String placeOf(Parameter parameter) {
    for (var annotation : parameter.getAnnotations()) {
      String name = annotation.annotationType().getSimpleName().toLowerCase(Locale.ROOT);
      for (String place : List.of("query", "path", "header")) {
        if (name.endsWith(place + "param") || name.equals("rest" + place)) {
          return place;
        }
      }
      if (name.equals(FILTER)) {
        return FILTER;
      }
    }
    return null;
  }
}
