package org.polyphony.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.ContainerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Turns away what another site makes a visitor's browser send. A form shows its token; the API,
 * called with a session, shows the header {@code X-Polyphony: 1}, which no other site can set; a
 * bearer token needs neither.
 */
final class Forgery {
  /** The name of the token in a form's body, and in the query of a form that uploads a file. */
  static final String FIELD = "csrf";

  private static final Pattern SECRET =
      Pattern.compile("pass|secret|pin", Pattern.CASE_INSENSITIVE);

  private final FormTokens tokens;
  private final @Nullable URI publicUrl;

  Forgery(FormTokens tokens, @Nullable URI publicUrl) {
    this.tokens = tokens;
    this.publicUrl = publicUrl;
  }

  void check(ContainerRequestContext request, Visit visit) {
    if (visit.safe() || (visit.api() && visit.bearer())) {
      return;
    }
    if (fromElsewhere(request, visit)) {
      throw new Problem(403, "other_site", Map.of());
    }
    if (visit.api()) {
      if (visit.viewer().isPresent() && visit.header("X-Polyphony").isEmpty()) {
        throw new Problem(403, "header_missing", Map.of());
      }
      return;
    }
    Optional<String> subject = subject(visit);
    boolean ours =
        subject.isPresent()
            && shown(request, visit)
                .filter(token -> tokens.verify(subject.get(), token))
                .isPresent();
    if (!ours) {
      keepTyped(request, visit);
      throw new Problem(403, "stale_form", Map.of());
    }
  }

  /**
   * The token for a form on a page of this visit; empty where neither a session nor the browser's
   * cookie is there.
   */
  Optional<String> issue(Visit visit) {
    return subject(visit).map(tokens::issue);
  }

  /** The token for a browser that is just being given its cookie. */
  String issue(String browser) {
    return tokens.issue("browser:" + browser);
  }

  private static Optional<String> subject(Visit visit) {
    return visit
        .viewer()
        .map(viewer -> "session:" + viewer.session())
        .or(() -> visit.cookie(FormTokens.COOKIE).map(value -> "browser:" + value));
  }

  /**
   * From the header, the query, or a short body that is kept for the resource; a file is never read
   * here.
   */
  private static Optional<String> shown(ContainerRequestContext request, Visit visit) {
    Optional<String> header = visit.header("X-Form-Token");
    if (header.isPresent()) {
      return header;
    }
    String query = request.getUriInfo().getQueryParameters().getFirst(FIELD);
    if (query != null) {
      return Optional.of(query);
    }
    return typed(request).getOrDefault(FIELD, List.of()).stream().findFirst();
  }

  /**
   * Keeps what was typed into a form of ours, so that it can be sent again. Only where the browser
   * says that the form is ours: else another site could have its own form offered under our name.
   * Never a password.
   */
  void keepTyped(ContainerRequestContext request, Visit visit) {
    boolean ours =
        visit.header("Sec-Fetch-Site").filter("same-origin"::equals).isPresent()
            || (visit.header("Sec-Fetch-Site").isEmpty()
                && visit.header("Origin").filter(origin -> isOurs(origin, request)).isPresent());
    if (!ours || visit.program()) {
      return;
    }
    Map<String, List<String>> typed = new LinkedHashMap<>(typed(request));
    typed.remove(FIELD);
    if (typed.keySet().stream().noneMatch(SECRET.asPredicate())) {
      visit.keep(typed);
    }
  }

  /** The fields of a form without a file; a file is never read here. */
  private static Map<String, List<String>> typed(ContainerRequestContext request) {
    if (request instanceof ContainerRequest jersey
        && jersey.hasEntity()
        && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(request.getMediaType())) {
      jersey.bufferEntity();
      return jersey.readEntity(Form.class).asMap();
    }
    return Map.of();
  }

  /** What the browser itself says about where the request was made; an old browser says nothing. */
  private boolean fromElsewhere(ContainerRequestContext request, Visit visit) {
    Optional<String> site = visit.header("Sec-Fetch-Site");
    if (site.isPresent()) {
      return !List.of("same-origin", "none").contains(site.get());
    }
    return visit.header("Origin").filter(origin -> !isOurs(origin, request)).isPresent();
  }

  private boolean isOurs(String origin, ContainerRequestContext request) {
    URI here = request.getUriInfo().getBaseUri();
    return sameHost(origin, here) || (publicUrl != null && sameHost(origin, publicUrl));
  }

  /** By host and port; the scheme is the proxy's business. */
  private static boolean sameHost(String origin, URI ours) {
    try {
      URI theirs = URI.create(origin);
      return ours.getHost().equalsIgnoreCase(theirs.getHost())
          && ours.getPort() == theirs.getPort();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
