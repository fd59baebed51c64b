package org.polyphony.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One line a request: method, the path's template, status, milliseconds and the request's id, which
 * every other line of that request carries too. Never a query, a name or a number: those may be a
 * person's.
 */
@PreMatching
@Priority(0)
final class RequestLog implements ContainerRequestFilter, ContainerResponseFilter {
  private static final Logger log = LoggerFactory.getLogger(RequestLog.class);
  private static final String ID = "request";
  private static final long NANOSECONDS = 1_000_000;

  private final SignIns signIns;

  RequestLog(SignIns signIns) {
    this.signIns = signIns;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    MDC.put(ID, Visit.of(request, signIns).id());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Visit visit = Visit.of(request, signIns);
    log.info(
        "{} {} {} {} ms",
        visit.method(),
        template(request),
        response.getStatus(),
        visit.nanoseconds() / NANOSECONDS);
    MDC.remove(ID);
  }

  private static String template(ContainerRequestContext request) {
    if (!(request.getUriInfo() instanceof ExtendedUriInfo info)
        || info.getMatchedTemplates().isEmpty()) {
      return "(no such path)";
    }
    List<String> parts =
        new ArrayList<>(
            info.getMatchedTemplates().stream().map(part -> part.getTemplate()).toList());
    Collections.reverse(parts);
    return parts.stream().collect(Collectors.joining()).replace("//", "/");
  }
}
