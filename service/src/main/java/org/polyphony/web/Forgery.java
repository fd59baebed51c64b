package org.polyphony.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    if (request instanceof ContainerRequest jersey
        && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(request.getMediaType())) {
      jersey.bufferEntity();
      return Optional.ofNullable(jersey.readEntity(Form.class).asMap().getFirst(FIELD));
    }
    return Optional.empty();
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
