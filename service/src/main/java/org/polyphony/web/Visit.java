package org.polyphony.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request, as far as every page wants to know it. Who is asking is looked up at most once, when
 * first asked for.
 */
final class Visit {
  private static final String PROPERTY = Visit.class.getName();
  private static final String BEARER = "Bearer ";

  private final ContainerRequestContext request;
  private final SignIns signIns;
  private final String id = UUID.randomUUID().toString();
  private final long begun = System.nanoTime();
  private @Nullable Optional<Viewer> viewer;
  private Map<String, List<String>> typed = Map.of();

  private Visit(ContainerRequestContext request, SignIns signIns) {
    this.request = request;
    this.signIns = signIns;
  }

  static Visit of(ContainerRequestContext request, SignIns signIns) {
    if (request.getProperty(PROPERTY) instanceof Visit known) {
      return known;
    }
    Visit visit = new Visit(request, signIns);
    request.setProperty(PROPERTY, visit);
    return visit;
  }

  /** The request's id, by which the person who runs the service finds it in the log. */
  String id() {
    return id;
  }

  /** How long ago the request came. */
  long nanoseconds() {
    return System.nanoTime() - begun;
  }

  /**
   * Keeps what was typed into a form that cannot be taken in now, to be sent again from the page
   * that says so.
   */
  void keep(Map<String, List<String>> form) {
    typed = Map.copyOf(form);
  }

  /** What was typed and kept; empty where nothing was. */
  Map<String, List<String>> typed() {
    return typed;
  }

  String path() {
    return "/" + request.getUriInfo().getPath();
  }

  /** With its query; for coming back after signing in. */
  String pathAndQuery() {
    String query = request.getUriInfo().getRequestUri().getRawQuery();
    String path = request.getUriInfo().getRequestUri().getRawPath();
    return query == null ? path : path + "?" + query;
  }

  String method() {
    return request.getMethod();
  }

  /** True where nothing is to be changed by the request. */
  boolean safe() {
    return List.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
  }

  /** True where a program and no person reads the answer. */
  boolean program() {
    return path().startsWith("/api/")
        || path().startsWith("/webhooks/")
        || header("X-Polyphony").isPresent()
        || request.getAcceptableMediaTypes().stream()
            .findFirst()
            .filter(
                first -> first.getSubtype().equals("json") || first.getSubtype().endsWith("+json"))
            .isPresent();
  }

  boolean api() {
    return path().startsWith("/api/");
  }

  boolean bearer() {
    return bearerToken().isPresent();
  }

  /** Who is asking, or empty. */
  Optional<Viewer> viewer() {
    if (viewer == null) {
      viewer = find();
    }
    return viewer;
  }

  private Optional<Viewer> find() {
    Optional<String> token = api() ? bearerToken() : Optional.empty();
    return token.isPresent()
        ? token.flatMap(signIns::byBearer)
        : cookie(SignIns.COOKIE).flatMap(signIns::bySession);
  }

  private Optional<String> bearerToken() {
    return header(HttpHeaders.AUTHORIZATION)
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip());
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaderString(name));
  }

  Optional<String> cookie(String name) {
    return Optional.ofNullable(request.getCookies().get(name))
        .map(Cookie::getValue)
        .filter(value -> !value.isEmpty());
  }

  boolean secure() {
    return "https".equals(request.getUriInfo().getRequestUri().getScheme());
  }

  boolean accepts(MediaType type) {
    return request.getAcceptableMediaTypes().stream().anyMatch(type::isCompatible);
  }
}
