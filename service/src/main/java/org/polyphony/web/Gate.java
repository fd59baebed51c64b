package org.polyphony.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriBuilder;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stands before one resource method: lets in who may use it, with a form of our own. */
final class Gate implements ContainerRequestFilter {
  private final Annotation access;
  private final long limit;
  private final SignIns signIns;
  private final Forgery forgery;

  /**
   * @param limit the most bytes of a body
   */
  Gate(Annotation access, long limit, SignIns signIns, Forgery forgery) {
    this.access = access;
    this.limit = limit;
    this.signIns = signIns;
    this.forgery = forgery;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    bound(request);
    if (access instanceof SignedByCarrier) {
      return;
    }
    Visit visit = Visit.of(request, signIns);
    Optional<Viewer> viewer = visit.viewer();
    request.setSecurityContext(new Known(viewer.orElse(null), visit.secure()));
    if (access instanceof Allow && viewer.isEmpty()) {
      turnAway(request, visit);
      return;
    }
    if (!(access instanceof WithReceipt)) {
      forgery.check(request, visit);
    }
    if (access instanceof Allow allow
        && allow.value().length > 0
        && !viewer.orElseThrow().is(allow.value())) {
      throw Problem.forbidden();
    }
  }

  /**
   * To the sign-in page and back afterwards; a program is told, and so is who sent a form, which is
   * kept.
   */
  private void turnAway(ContainerRequestContext request, Visit visit) {
    if (visit.program() || !visit.safe()) {
      forgery.keepTyped(request, visit);
      throw new Problem(401, "sign_in_needed", Map.of());
    }
    URI signIn =
        UriBuilder.fromPath("/sign-in").queryParam("next", "{next}").build(visit.pathAndQuery());
    request.abortWith(
        Response.status(Response.Status.SEE_OTHER)
            .header("Location", signIn.toString())
            .header("Cache-Control", "no-store")
            .build());
  }

  /** No body goes past what its method takes. */
  private void bound(ContainerRequestContext request) {
    if (length(request) > limit) {
      throw BoundedBody.tooLarge(limit);
    }
    if (request.hasEntity()) {
      BoundedBody.bound(request, limit);
    }
  }

  /** What the request says; -1 where it does not. Jersey's own number ends at two gigabytes. */
  private static long length(ContainerRequestContext request) {
    String length = request.getHeaderString("Content-Length");
    try {
      return length == null ? -1 : Long.parseLong(length.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** What {@code @Auth} parameters are bound from. */
  private record Known(@Nullable Viewer viewer, boolean isSecure) implements SecurityContext {
    @Override
    public @Nullable Principal getUserPrincipal() {
      return viewer;
    }

    @Override
    public boolean isUserInRole(String role) {
      return viewer != null && Role.ofWire(role).map(viewer::is).orElse(false);
    }

    @Override
    public @Nullable String getAuthenticationScheme() {
      return null;
    }
  }
}
