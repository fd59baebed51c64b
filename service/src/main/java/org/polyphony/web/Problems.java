package org.polyphony.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.google.common.base.Throwables;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.glassfish.jersey.server.ParamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one mapper: whatever was thrown becomes a {@link Problem}, which {@link Rendering} then
 * words. What nobody foresaw is 500 for the visitor, with the request's id, and everything about it
 * for the log.
 */
final class Problems implements ExceptionMapper<Throwable> {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private static final Map<Integer, String> CODES =
      Map.of(
          400, "unreadable",
          401, "sign_in_needed",
          403, "forbidden",
          404, "not_found",
          405, "method_not_allowed",
          406, "not_acceptable",
          408, "timeout",
          413, "too_large",
          415, "unsupported_type",
          503, "unavailable");

  /**
   * PostgreSQL's codes for a character that it does not keep, in a text and in JSON, and for a time
   * beyond its years.
   */
  private static final Set<String> UNKEEPABLE = Set.of("22021", "22P05", "22008");

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
      return web.getResponse();
    }
    Problem problem = problem(thrown);
    if (problem.status() >= 500) {
      log.error("Request failed", thrown);
    }
    Response.ResponseBuilder response = Response.status(problem.status()).entity(problem);
    if (thrown instanceof WebApplicationException web
        && web.getResponse().getHeaderString("Allow") != null) {
      response.header("Allow", web.getResponse().getHeaderString("Allow"));
    }
    return response.build();
  }

  static Problem problem(Throwable thrown) {
    if (thrown instanceof Problem problem) {
      return problem;
    }
    if (thrown instanceof JsonProcessingException json) {
      return json(json);
    }
    if (thrown instanceof ConstraintViolationException invalid) {
      return Problem.invalid(
          invalid.getConstraintViolations().stream().map(Problems::field).toList());
    }
    if (thrown instanceof NotSupportedException) {
      return new Problem(415, "unsupported_type", Map.of());
    }
    if (thrown instanceof ParamException.QueryParamException
        || thrown instanceof ParamException.FormParamException) {
      String name = ((ParamException) thrown).getParameterName();
      return Problem.invalid(FieldProblem.of(name, "unreadable_value"));
    }
    if (thrown instanceof WebApplicationException web) {
      if (web.getCause() instanceof Problem problem) {
        return problem;
      }
      if (web.getCause() instanceof JsonProcessingException json) {
        return json(json);
      }
      int status = web.getResponse().getStatus();
      String code = CODES.get(status);
      if (code != null) {
        return new Problem(status, code, Map.of());
      }
      return status < 500 ? new Problem(status, "unreadable", Map.of()) : unforeseen();
    }
    return cannotBeKept(thrown) ? new Problem(422, "cannot_be_kept", Map.of()) : unforeseen();
  }

  /** What a form brought and no field has refused: a character or a time that no database keeps. */
  private static boolean cannotBeKept(Throwable thrown) {
    return Throwables.getCausalChain(thrown).stream()
        .anyMatch(
            cause -> cause instanceof SQLException sql && UNKEEPABLE.contains(sql.getSQLState()));
  }

  private static Problem unforeseen() {
    return new Problem(500, "unforeseen", Map.of());
  }

  /** With the field where there is one; never with Jackson's own words, which name our classes. */
  private static Problem json(JsonProcessingException json) {
    if (json instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      if (mapping.getCause() instanceof Problem problem) {
        return problem;
      }
      return Problem.invalid(FieldProblem.of(path(mapping.getPath()), "unreadable_value"));
    }
    var place = json.getLocation();
    return place == null || place.getLineNr() < 1
        ? new Problem(400, "unreadable", Map.of())
        : new Problem(
            400,
            "unreadable_json",
            Map.of("line", place.getLineNr(), "column", Math.max(1, place.getColumnNr())));
  }

  private static String path(List<JsonMappingException.Reference> path) {
    return path.stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getFieldName())
        .collect(Collectors.joining())
        .substring(path.get(0).getFieldName() == null ? 0 : 1);
  }

  private static FieldProblem field(ConstraintViolation<?> violation) {
    String name =
        StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
            .map(Path.Node::getName)
            .reduce("", (before, last) -> last == null ? before : last);
    return FieldProblem.of(name, "unreadable_value");
  }
}
