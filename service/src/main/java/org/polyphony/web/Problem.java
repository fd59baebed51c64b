package org.polyphony.web;

import java.util.List;
import java.util.Map;

/**
 * The one way to say no. Rendered in the viewer's language as a page, or as {@code
 * application/problem+json} on the API. Its texts are the messages {@code
 * <feature>.problem.<code>.title} and {@code .detail} (the latter optional), from whichever
 * feature's bundle has them: a code is unique in the product.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;
  private final transient Map<String, ?> arguments;
  private final transient List<FieldProblem> fields;

  /**
   * @param status the HTTP status, 400 to 599
   * @param code stable, in snake_case: outside programs rely on it
   * @param arguments the named arguments of its messages
   */
  public Problem(int status, String code, Map<String, ?> arguments) {
    this(status, code, arguments, List.of());
  }

  private Problem(int status, String code, Map<String, ?> arguments, List<FieldProblem> fields) {
    super(status + " " + code, null, false, false);
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("Not the status of a problem: " + status);
    }
    this.status = status;
    this.code = code;
    this.arguments = Map.copyOf(arguments);
    this.fields = List.copyOf(fields);
  }

  /** 404: there is no such thing, or it is not this viewer's. */
  public static Problem notFound() {
    return new Problem(404, "not_found", Map.of());
  }

  /** 403: the viewer may not do this. */
  public static Problem forbidden() {
    return new Problem(403, "forbidden", Map.of());
  }

  /** 409: it cannot be done in the state things are in. */
  public static Problem conflict(String code) {
    return new Problem(409, code, Map.of());
  }

  /** 400: what was sent cannot be read. */
  public static Problem unreadable(String code) {
    return new Problem(400, code, Map.of());
  }

  /** 422: it can be read, and some of it cannot stand. */
  public static Problem invalid(FieldProblem... fields) {
    return invalid(List.of(fields));
  }

  /** 422, as {@link #invalid(FieldProblem...)}. */
  public static Problem invalid(List<FieldProblem> fields) {
    return new Problem(422, "invalid", Map.of(), fields);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The stable code. */
  public String code() {
    return code;
  }

  /** The named arguments of its messages. */
  public Map<String, ?> arguments() {
    return arguments;
  }

  /** What is wrong field by field; empty where it is not about fields. */
  public List<FieldProblem> fields() {
    return fields;
  }
}
